"""The DAG files: they load, they are documented, they are owned, and reading them is cheap."""

from __future__ import annotations

import ast
import signal
import subprocess
import sys
from functools import cache

import pytest
from airflow.dag_processing.dagbag import DagBag
from airflow.providers.standard.operators.hitl import HITLOperator

from heritage.lines import LINES
from heritage_airflow.defaults import crashes_end_the_task
from places import PROJECT

pytestmark = pytest.mark.airflow

DAGS = PROJECT / "dags"


@cache
def bag():
    return DagBag(str(DAGS))


def test_all_load():
    assert bag().import_errors == {}


def test_every_file_is_one_dag_of_its_name():
    assert {path.stem for path in DAGS.glob("*.py")} == set(bag().dags)


def test_every_workline_has_a_dag():
    assert set(LINES) <= set(bag().dags)


@pytest.mark.parametrize("dag_id", sorted(path.stem for path in DAGS.glob("*.py")))
class TestEachDag:
    def test_is_a_runbook(self, dag_id):
        assert len(bag().dags[dag_id].doc_md or "") > 200

    def test_has_tags(self, dag_id):
        assert bag().dags[dag_id].tags

    def test_tasks_have_an_owner_of_ours(self, dag_id):
        assert {task.owner for task in bag().dags[dag_id].tasks} == {"digitisation"}

    def test_a_crash_ends_its_tasks(self, dag_id):
        for task in bag().dags[dag_id].tasks:
            before = task.on_execute_callback
            assert crashes_end_the_task in (before if isinstance(before, list) else [before]), task.task_id

    def test_does_no_work_itself(self, dag_id):
        """A DAG says when and who: no step of the flow is imported at its top."""
        tree = ast.parse((DAGS / f"{dag_id}.py").read_text())
        top = {node.module for node in tree.body if isinstance(node, ast.ImportFrom)}
        assert not {m for m in top if m.startswith("heritage.") and not m.startswith("heritage.lines.")}


def test_a_crash_is_the_kernel_s_again():
    """Reading a DAG's file leaves a handler of SIGSEGV, with which a crash would go on for ever."""
    DagBag(str(DAGS / "watch.py"))
    assert callable(signal.getsignal(signal.SIGSEGV))
    crashes_end_the_task({})
    assert signal.getsignal(signal.SIGSEGV) is signal.SIG_DFL


@pytest.mark.parametrize("workline", sorted(LINES))
def test_nothing_branches_inside_a_mapped_group(workline):
    """Skips by branching are unreliable there in Airflow 3.3."""
    kinds = {type(task).__name__ for task in bag().dags[workline].tasks}
    assert not {kind for kind in kinds if "Branch" in kind or "ShortCircuit" in kind or "Approval" in kind}


@pytest.mark.parametrize("workline", sorted(LINES))
def test_no_run_of_a_workline_waits_for_a_person(workline):
    """Nobody is asked in it, and what asks elsewhere is nothing's condition."""
    dag = bag().dags[workline]
    assert not [t for t in dag.tasks if issubclass(getattr(t, "operator_class", type(t)), HITLOperator)]
    assert dag.get_task("ask").downstream_task_ids == set()
    for task in dag.tasks:
        if task.task_id.startswith("finish."):
            assert not task.get_flat_relative_ids(upstream=True) & {"flagged", "ask"}


def test_no_institution_can_fill_a_limit_of_runs():
    for dag_id in ("review", *LINES):
        assert bag().dags[dag_id].max_active_runs >= 10_000


def test_reading_a_dag_file_loads_no_codec():
    code = "import sys, heritage_airflow.workline, heritage.lines; print([m for m in ('cv2','tesserocr','glymur','tifffile','fido','lxml.etree','sqlalchemy.orm','pikepdf') if m in sys.modules and m not in before])"
    code = "import sys, airflow.sdk; before = set(sys.modules);" + code
    out = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout
    assert out.strip().endswith("[]"), out


def test_the_form_refuses_what_is_not_a_choice():
    from airflow.sdk.exceptions import ParamValidationError

    params = bag().dags["paper"].params
    with pytest.raises(ParamValidationError):
        params.get_param("review").resolve("maybe")
    with pytest.raises(ParamValidationError):
        params.get_param("policy").resolve("no-such-policy")
