"""Airflow's own part of housekeeping: its database and its task logs."""

from __future__ import annotations

from pathlib import Path

from heritage import settings
from heritage.flows.house import housekeeping, housekept
from heritage.flows.house.housekept import Figures
from heritage_airflow import cleaning


def tidy_airflow(dry: bool) -> None:
    """Rows and logs that are older than housekeeping.yaml says; of runs that have not ended, none."""
    from airflow.configuration import conf

    kept = settings.housekeeping()
    cleaned = cleaning.clean(kept.airflow_run_days, kept.airflow_action_days, kept.intake_days, dry=dry)
    figures = Figures("airflow", dry, done=cleaned.gone, size=None, stays=cleaned.left)
    if cleaned.held_up:
        figures.remarks.append(f"{cleaned.held_up}: it has not ended, so nothing younger than it goes")
    housekept.note(figures)
    folder = Path(conf.get_mandatory_value("logging", "base_log_folder"))
    housekeeping.prune_logs(dry, folder, cleaned.open_since, folder / f"dag_id={cleaning.EVERY_MINUTE}")
