"""Asks whether it is recorded how a model was made, and whether its scale is proved by bars of known length."""

from __future__ import annotations

from collections.abc import Iterator

from heritage.contracts import Asked, ItemMeasured, Scope, check
from heritage.model import Finding, Measured
from heritage.qc.shape import answered, is_shape, listed


def _is_record(measured: Measured) -> bool:
    return isinstance(measured.get("paradata.record"), dict)


@check("paradata", Scope.ITEM)
def paradata(measured: ItemMeasured, asked: Asked) -> Iterator[Finding]:
    """Is there a record of how the model was made, with device, software, steps, scale and decisions?"""
    if not any(is_shape(one) or one.number("points.count") is not None for one in measured.files):
        return
    records = [one for one in measured.files if _is_record(one)]
    wanted = "operator, device, steps with software and parameters, scale bars, decisions"
    if not records:
        advice = "Ask the maker for paradata.yaml in the item's folder: without it nobody can judge the model later."
        yield asked.missed(measured.item.id, wanted, "no paradata", advice)
    for one in records:
        wrong = [f"{part} is missing" for part in listed(one, "paradata.missing")] + listed(one, "paradata.faults")
        judge = asked.missed if wrong else asked.met
        yield judge(one.file.path, wanted, "; ".join(map(str, wrong))[:500] or "complete")


@check("scale-bars", Scope.ITEM)
def scale_bars(measured: ItemMeasured, asked: Asked) -> Iterator[Finding]:
    """Are bars of known length as long in the model as they are?"""
    most = asked.limit("share")
    for one in measured.files:
        share = one.number("paradata.residual_share")
        if share is not None:
            residuals = ", ".join(f"{float(r):+.3g}" for r in listed(one, "paradata.residuals_mm"))
            advice = "The model is not to scale. Have it aligned again, with the bars' true lengths."
            wanted, found = f"at most {most:.2%} of a bar's length", f"{share:.2%} (residuals {residuals} mm)"
            yield answered(asked, share <= most, one.file.path, wanted, found, advice)
