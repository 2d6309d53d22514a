"""Asks whether it is recorded how a model was made, and whether its scale is proved by bars of known length."""

from __future__ import annotations

from collections.abc import Iterator

from heritage.contracts import CheckContext, ItemMeasured, Scope, check
from heritage.model import Finding, Measured, Phrase, Reason, phrase, reason_of
from heritage.qc.model3d.shape import is_shape, listed


def _is_record(measured: Measured) -> bool:
    return isinstance(measured.get("paradata.record"), dict)


@check("paradata", Scope.ITEM)
def paradata(measured: ItemMeasured, ctx: CheckContext) -> Iterator[Finding]:
    """Is there a record of how the model was made, with device, software, steps, scale and decisions?"""
    if not any(is_shape(one) or one.number("points.count") is not None for one in measured.files):
        return
    records = [one for one in measured.files if _is_record(one)]
    if not records:
        yield ctx.failed(measured.item.id, "none")
    for one in records:
        faults: list[Phrase | Reason] = [phrase("missing", part=part) for part in listed(one, "paradata.missing")]
        faults += [reason_of(fault) for fault in listed(one, "paradata.faults")]
        yield (ctx.failed(one.file.path, "faults", faults=faults) if faults else ctx.passed(one.file.path, "complete"))


@check("scale-bars", Scope.ITEM)
def scale_bars(measured: ItemMeasured, ctx: CheckContext) -> Iterator[Finding]:
    """Are bars of known length as long in the model as they are?"""
    most = ctx.limit("share")
    for one in measured.files:
        share = one.number("paradata.residual_share")
        if share is not None:
            residuals = [float(residual) for residual in listed(one, "paradata.residuals_mm")]
            good = share <= most
            yield ctx.passed_if(good, one.file.path, "residuals", share=share, residuals_mm=residuals, most=most)
