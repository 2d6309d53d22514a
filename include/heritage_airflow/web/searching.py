"""What is searched for in the archive, as its page and its table are asked for it."""

from __future__ import annotations

from typing import Annotated

from fastapi import Depends

from heritage.catalogue.queries.packages import PackageQuery
from heritage.pages.archive import day
from heritage.pages.archive import tier as of_tier


def searched(
    text: str = "", title: str = "", package: str = "", institution: str = "", workline: str = "", since: str = "", until: str = "",
    puid: str = "", tier: str = "",
) -> PackageQuery:  # fmt: skip
    """Packages by words, title, id, institution, workline, date, format and tier of description; those that lie in the archive."""
    return PackageQuery(
        text, package, title, institution, day(since), day(until), puid, "deposited", workline, of_tier(tier)
    )


Searched = Annotated[PackageQuery, Depends(searched)]
