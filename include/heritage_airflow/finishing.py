"""The steps that every cleared item goes through, drawn once for the worklines and for what people accept later."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from airflow.sdk import Asset, get_current_context, task, task_group

from heritage import settings
from heritage.flows.batch import items_of
from heritage_airflow.defaults import retry_or_continue
from heritage_airflow.supervision.pools import CPU, DEFAULT, of_site, pool

DECIDED = Asset(name="decided", uri="x-heritage://decided")
"""An answer was given: each starts the DAG `finish`, or has its turn when the run that is at it has ended."""

LABEL = "{{ label | default('') }}"
"""Names a mapped task in the grid; `label` sets it. Airflow's undefined names are errors, hence the default."""

LONG = timedelta(hours=24)


def label(unit: str) -> None:
    """Names the mapped task after its items."""
    items = items_of(unit)
    name = f"{items[0]} … {items[-1]} ({len(items)})" if len(items) > 1 else "".join(items) or "targets"
    get_current_context()["label"] = name  # type: ignore[typeddict-unknown-key]


@task_group(group_id="finish")
def finish(unit: Any) -> None:
    """normalise ▸ describe ▸ seal ▸ deposit at each site ▸ register. Nothing branches here."""
    made: Any = _normalise(unit)  # XComArgs stand for the values that tasks will get
    described: Any = _describe(made)
    sealed: Any = _seal(described)
    deposited = [
        _deposit.override(task_id=f"deposit_{site.replace('-', '_')}", pool=pool(of_site(site)))(sealed, site)
        for site in settings.sites()
    ]
    deposited >> _register(sealed)


@task(task_id="normalise", pool=CPU, map_index_template=LABEL, execution_timeout=LONG)
def _normalise(unit: str) -> str:
    from heritage.flows.workline import make

    label(unit)
    retry_or_continue(make.normalise(unit))
    return unit


@task(task_id="describe", pool=DEFAULT, map_index_template=LABEL)
def _describe(unit: str) -> str:
    from heritage.flows.workline import make

    label(unit)
    retry_or_continue(make.describe(unit))
    return unit


@task(task_id="seal", pool=DEFAULT, map_index_template=LABEL)
def _seal(unit: str) -> str:
    from heritage.flows.workline import make

    label(unit)
    retry_or_continue(make.seal(unit))
    return unit


@task(map_index_template=LABEL, retries=8, execution_timeout=LONG)
def _deposit(unit: str, site: str) -> None:
    from heritage.flows.workline import deposit

    label(unit)
    retry_or_continue(deposit.deposit(unit, site))


@task(task_id="register", pool=DEFAULT, map_index_template=LABEL)
def _register(unit: str) -> None:
    from heritage.flows.workline import register

    label(unit)
    retry_or_continue(register.register(unit))
