"""What went wrong with the catalogue's database, as one of our errors: worth another try only when it may pass by itself.

SQLite's result codes: sqlite.org/rescode.html. PostgreSQL's SQLSTATE classes: its manual, appendix A.
"""

from __future__ import annotations

from collections.abc import Mapping

from sqlalchemy.exc import DBAPIError

from heritage.errors import CatalogueDamaged, CatalogueRefused, DiskFull, HeritageError, SiteUnavailable

_RIGHTS = "Give the user that runs this system the right to read and write the catalogue (at SQLite: its file and its folder)."
_LOGIN = "The database does not know the name or password, or has no database of that name: see HERITAGE_CATALOGUE."
_DAMAGED = (
    "Stop Airflow (`make stop`), make the catalogue anew from the sites (`python -m heritage rebuild`; the damaged file is kept beside it), "
    "and look at the disk it lay on. No package is touched."
)
_FOREIGN = "Give the catalogue a database of its own: HERITAGE_CATALOGUE, or at SQLite another file than this one."

_Error = str | type[HeritageError]
"""What the error is; a string: what a person has to do about it."""

_SQLITE: Mapping[str, _Error] = {
    "SQLITE_FULL": DiskFull,
    **dict.fromkeys(("SQLITE_CANTOPEN", "SQLITE_READONLY", "SQLITE_PERM", "SQLITE_AUTH"), _RIGHTS),
    **dict.fromkeys(("SQLITE_CORRUPT", "SQLITE_NOTADB"), _DAMAGED),
    **dict.fromkeys(
        ("SQLITE_BUSY", "SQLITE_LOCKED", "SQLITE_IOERR", "SQLITE_NOMEM", "SQLITE_PROTOCOL"), SiteUnavailable
    ),
    "SQLITE_INTERRUPT": SiteUnavailable,
}
_STATES: Mapping[str, _Error] = {
    "53100": DiskFull,
    **dict.fromkeys(("08", "40", "53", "55", "57", "58", "25006"), SiteUnavailable),
    **dict.fromkeys(("28", "3D"), _LOGIN),
    "42501": _RIGHTS,
    **dict.fromkeys(("XX001", "XX002"), _DAMAGED),
}
"""The whole state counts before its class (the first two letters). 25006: a server that stands by, until it has taken over."""

_BEFORE = {"password authentication failed": _LOGIN, "no pg_hba.conf entry": _LOGIN, "does not exist": _LOGIN}
"""A server that lets nobody in says so in words alone: psycopg2 gives no state of a connection that was never made."""


def ours(error: DBAPIError, shown: str) -> HeritageError | None:
    """The error to raise instead; None: the statement is wrong, a mistake of ours. `shown`: the URL without its password."""
    found = _sqlite(error.orig) or _postgresql(error)
    said = f"the catalogue {shown} does not answer: {error.orig}"
    if found == _DAMAGED:
        return damaged(shown, str(error.orig))
    if isinstance(found, str):
        return CatalogueRefused(f"the catalogue {shown} cannot be used: {error.orig}", advice=found)
    return found(said) if found else None


def damaged(shown: str, said: str) -> CatalogueDamaged:
    """It has to be made anew."""
    return CatalogueDamaged(f"the catalogue {shown} is damaged: {said}", advice=_DAMAGED)


def foreign(shown: str, tables: str) -> CatalogueRefused:
    """It is another program's, and stays as it is."""
    return CatalogueRefused(
        f"the database {shown} is no catalogue of ours: it has the tables {tables[:200]}", advice=_FOREIGN
    )


def _sqlite(orig: BaseException | None) -> _Error | None:
    name = str(getattr(orig, "sqlite_errorname", ""))
    return _SQLITE.get("_".join(name.split("_")[:2]))


def _postgresql(error: DBAPIError) -> _Error | None:
    state = str(getattr(error.orig, "pgcode", None) or "")
    if state:
        return _STATES.get(state) or _STATES.get(state[:2])
    if not hasattr(error.orig, "pgcode"):
        return None
    words = str(error.orig)
    return next((found for said, found in _BEFORE.items() if said in words), SiteUnavailable)
