"""What every page has around it: who looks, in which language, where they are; and the templates that are filled in."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from urllib.parse import quote, urlencode

import jinja2

from heritage.files import safe_join
from heritage.messages import LANGUAGES, Words, late
from heritage.model import Act, Part, Viewer, built
from heritage.settings import institutions, web_root

AIRFLOW = web_root()
"""Where Airflow's own pages begin: "" at the top of a host, else the path that a proxy puts before them."""

ROOT = f"{AIRFLOW}/heritage"
"""Where the web server mounts our pages."""

STATIC = Path(__file__).with_name("static")
KINDS = {".css": "text/css; charset=utf-8", ".js": "text/javascript; charset=utf-8", ".svg": "image/svg+xml"}
"""What is served from `static`, and as what."""

AREAS = (
    ("worklines", f"{ROOT}/worklines", Act.LOOK),
    ("archive", f"{ROOT}/archive", Act.LOOK),
    ("operations", f"{ROOT}/operations", Act.OPERATE),
    ("evidence", f"{ROOT}/evidence", Act.AUDIT),
)
"""Pages in the navigation: message code `nav-…`, address, and the act that a viewer must be allowed."""

# what a text says and the packages that it names take turns
_PACKAGE = re.compile(r"(urn:heritage(?::[\w.~%-]+){3})", re.ASCII)


@dataclass(frozen=True, slots=True)
class Frame:
    """One request for a page. `path` and `query` are the request's own, `csrf` the token its forms must give back."""

    viewer: Viewer
    words: Words
    path: str
    query: tuple[tuple[str, str], ...] = ()
    csrf: str = ""

    @property
    def areas(self) -> Iterator[tuple[str, str, bool]]:
        """(name, address, is it this page?) of what the viewer may open."""
        for name, address, act in AREAS:
            if self.viewer.may(act):
                yield name, address, self.path.startswith(address)

    @property
    def languages(self) -> Iterator[tuple[str, str]]:
        """(language, this page in it)."""
        for language in LANGUAGES:
            yield language, self.here(lang=language)

    def here(self, **changed: str | int | None) -> str:
        """This page's address with some of its query changed; None takes a key away."""
        query = {**dict(self.query), **changed}
        asked = urlencode({key: value for key, value in query.items() if value not in (None, "")})
        return quote(self.path) + (f"?{asked}" if asked else "")

    def asked(self, key: str) -> str:
        """A value of the query, or ""."""
        return dict(self.query).get(key, "")


def institution_names(viewer: Viewer) -> Mapping[str, Mapping[str, str]]:
    """The institutions that the viewer sees, by code: their names by language."""
    return {
        code: {str(language): name for language, name in one.names.items()}
        for code, one in institutions().items()
        if viewer.sees(code)
    }


def delivery_address(institution: str, batch: str) -> str:
    """The page of a delivery."""
    return f"{ROOT}/worklines/{quote(institution, safe='')}/{quote(batch, safe='')}"


def render(template: str, frame: Frame, **values: object) -> str:
    """The page. Templates get `frame`, its words as `t`, and the values; a name that is missing is an error."""
    return (
        _room().get_template(template).render(frame=frame, t=frame.words, ROOT=ROOT, AIRFLOW=AIRFLOW, Act=Act, **values)
    )


def static(name: str) -> tuple[Path, str] | None:
    """A file of ours that browsers load, and its media type; None when there is no such file."""
    try:
        place = safe_join(STATIC, name)
    except ValueError:
        return None
    kind = KINDS.get(place.suffix)
    return (place, kind) if kind and place.is_file() else None


@cache
def _room() -> jinja2.Environment:
    room = jinja2.Environment(
        loader=jinja2.PackageLoader("heritage.pages", "templates"),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    room.filters["segment"] = lambda text: quote(str(text), safe="")
    room.filters["timecode"] = timecode
    room.globals["ROOT"] = ROOT  # macros see it, too
    room.globals["late_said"], room.globals["late_advice"] = late.said, late.advice
    room.filters["packages"] = _PACKAGE.split
    room.filters["part"], room.filters["reach"], room.filters["span"] = Part.of, built.reach, built.span
    return room


def timecode(seconds: float) -> str:
    """3725.04 → 1:02:05.040: a moment of a recording, in every language alike."""
    whole, thousandths = divmod(round(seconds * 1000), 1000)
    return f"{whole // 3600}:{whole // 60 % 60:02d}:{whole % 60:02d}.{thousandths:03d}"
