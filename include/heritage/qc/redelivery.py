"""Asks of an item that comes again, or besides, whether its names say which files of the archived version it takes the place of."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from heritage.contracts import CheckContext, ItemMeasured, Scope, check
from heritage.model import Coming, Finding


@check("redelivery", Scope.ITEM)
def redelivery(item: ItemMeasured, ctx: CheckContext) -> Iterator[Finding]:
    """Is it plain which files of the archived version stay, and which are replaced?"""
    told, name = item.successor, item.item.id
    if told is None:  # it has a package of its own
        return
    of: dict[str, Any] = {"package": told.package, "version": told.base, "kept": len(told.kept)}
    match told.coming:
        case Coming.WHOLE:
            yield ctx.passed(name, "whole", **of)
        case Coming.SOME:
            yield ctx.passed(name, "some", replaced=len(told.replaced), **of)
        case Coming.BESIDE:
            yield ctx.passed(name, "beside", added=len(told.added), **of)
        case Coming.OTHERS:
            yield ctx.failed(name, "other-names", names=list(told.added), **of)
        case Coming.MIXED:
            yield ctx.failed(name, "mixed", replaced=len(told.replaced), names=list(told.added), **of)
        case Coming.AGAIN:
            yield ctx.failed(name, "again", names=list(told.replaced), **of)
        case Coming.NOTHING:
            yield ctx.failed(name, "nothing", **of)
        case Coming.PERHAPS:
            yield ctx.failed(name, "perhaps", **of)
