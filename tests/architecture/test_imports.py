"""The plan of the house: who may import whom, what nothing may be called, how long a file may be."""

from __future__ import annotations

from pathlib import Path

import pytest

from architecture import house
from architecture.imports import sources, violations
from places import PROJECT


def test_this_house_keeps_its_plan() -> None:
    assert sources(PROJECT), "nothing was looked at"
    assert violations(PROJECT) == []


@pytest.mark.parametrize(
    ("file", "code", "said"),
    [
        ("include/heritage/model.py", "import heritage.errors", "model imports heritage.errors"),
        ("include/heritage/model.py", "from heritage import files", "model imports heritage.files"),
        ("include/heritage/qc/page.py", "from heritage.measure import image", "qc imports heritage.measure"),
        (
            "include/heritage/qc/page.py",
            "def f():\n    from heritage.package import seal",
            "qc imports heritage.package",
        ),
        ("include/heritage/qc/page.py", "from ..measure import image", "qc imports heritage.measure"),
        ("include/heritage/qc/page.py", "from .. import settings", "qc imports heritage.settings"),
        ("include/heritage/tools/x.py", "import heritage.files as f", "tools imports heritage.files"),
        ("include/heritage/flows/x.py", "import airflow", "only heritage_airflow, dags and plugins know Airflow"),
        ("include/heritage/flows/x.py", "def f():\n    from airflow.sdk import dag", "know Airflow"),
        ("include/heritage/lines/paper.py", "from heritage import settings", "lines imports heritage.settings"),
        ("include/heritage/qc/page.py", "import heritage_airflow.review", "qc imports heritage_airflow.review"),
        ("dags/paper.py", "from heritage.tools import run", "dags imports heritage.tools"),
        ("plugins/views.py", "from heritage.archive import deposit", "plugins imports heritage.archive"),
        ("samples/x.py", "from heritage.flows import runs", "samples imports heritage.flows"),
        ("include/heritage/flows/x.py", "from samples import small", "the product does not draw its own samples"),
        ("dags/x.py", "def f():\n    import samples.shapes", "the product does not draw its own samples"),
        ("include/heritage/flows/x.py", 'Q = """SELECT COUNT(*)\nFROM item"""', "asks in SQL (SELECT COUNT(*) FROM …)"),
        ("include/heritage/pages/x.py", 'def f(site):\n    return f"DELETE FROM {site}"', "asks in SQL"),
        ("include/heritage/flows/x.py", "import sqlite3", "opens a database"),
        ("dags/x.py", "from sqlalchemy import Connection, select", "takes select of sqlalchemy"),
        ("include/heritage/attic/x.py", "", "the room 'attic' is not in the plan"),
        ("include/heritage/qc/utils.py", "", "'utils' says nothing"),
        ("include/heritage/qc/file_helpers.py", "", "'file_helpers' says nothing"),
        ("include/heritage_airflow/task_manager.py", "", "'task_manager' says nothing"),
        ("include/heritage/qc/long.py", "x = 1\n" * 301, "301 lines"),
    ],
)
def test_a_breach_is_seen(tmp_path: Path, file: str, code: str, said: str) -> None:
    _write(tmp_path, file, code)
    found = violations(tmp_path)
    assert len(found) == 1, found
    assert said in found[0]
    assert found[0].startswith(file)


@pytest.mark.parametrize(
    ("file", "code"),
    [
        (
            "include/heritage/qc/page.py",
            "from heritage.contracts import Check\nfrom heritage.qc.rules import x\nfrom . import rules",
        ),
        ("include/heritage/dossier.py", "from heritage.files import replacing"),
        ("include/heritage/flows/x.py", "from heritage import settings\nfrom heritage.archive import deposit"),
        ("include/heritage_airflow/x.py", "import airflow.sdk\nfrom heritage.flows import y"),
        (
            "dags/paper.py",
            "from airflow.sdk import dag\nfrom heritage.lines.paper import LINE\nfrom heritage_airflow.workline import draw",
        ),
        ("include/heritage/qc/long.py", "x = 1\n" * 300),
        ("include/heritage/flows/x.py", '"""Select one from many."""\nfrom sqlalchemy import Connection'),
        ("include/heritage/catalogue/x.py", 'import sqlite3\nQ = "SELECT 1 FROM item"'),
    ],
)
def test_what_is_allowed_is_not_complained_about(tmp_path: Path, file: str, code: str) -> None:
    _write(tmp_path, file, code)
    assert violations(tmp_path) == []


def _write(project: Path, file: str, code: str) -> None:
    place = project / file
    place.parent.mkdir(parents=True)
    place.write_text(code)


def test_no_module_imports_itself_on_whatever_way() -> None:
    assert house.circles(house.graph(PROJECT)) == []


def test_a_circle_is_seen_also_inside_functions_and_for_types(tmp_path: Path) -> None:
    _write(
        tmp_path,
        "include/heritage/qc/a.py",
        "from typing import TYPE_CHECKING\nif TYPE_CHECKING:\n    from heritage.qc import b",
    )
    (tmp_path / "include/heritage/qc/b.py").write_text("def f():\n    from heritage.qc.c import g")
    (tmp_path / "include/heritage/qc/c.py").write_text("import heritage.qc.a")
    assert house.circles(house.graph(tmp_path)) == [["heritage.qc.a", "heritage.qc.b", "heritage.qc.c"]]


def test_no_folder_is_several_rooms() -> None:
    assert house.crowded(PROJECT) == []


def test_a_page_loads_no_long_chain_of_modules() -> None:
    chains = house.chains(house.graph(PROJECT, loaded=True)).values()
    assert len(chains) > 10
    assert [" ▸ ".join(chain) for chain in chains if len(chain) > house.LONGEST_CHAIN] == []


def test_who_shows_a_page_loads_no_codec() -> None:
    assert house.codecs(PROJECT) == []


def test_a_codec_is_seen_behind_what_a_package_gives(tmp_path: Path) -> None:
    """Whoever imports one module of a package loads the package, and whatever that imports."""
    _write(tmp_path, "include/heritage/pages/a.py", "from heritage.flows.room.light import x")
    _write(tmp_path, "include/heritage/flows/room/__init__.py", "from heritage.report.drawn import y")
    (tmp_path / "include/heritage/flows/room/light.py").write_text("x = 1")
    _write(tmp_path, "include/heritage/report/drawn.py", "import cv2\ny = 1")
    _write(tmp_path, "include/heritage_airflow/web/b.py", "def f():\n    from heritage.report.drawn import y")
    assert house.codecs(tmp_path) == ["heritage.report.drawn (cv2): heritage.pages.a"]
    (chain,) = house.chains(house.graph(tmp_path, loaded=True)).values()
    assert chain == ["heritage.pages.a", "heritage.flows.room", "heritage.report.drawn"]


def test_what_is_asked_for_a_page_has_another_name_than_the_page() -> None:
    """`pages` shows, `web/routes` answers under the page's name, and the catalogue's questions are called by what they ask."""
    pages, routes, questions = (
        {file.stem for file in (PROJECT / "include" / room).glob("*.py")} - {"__init__"}
        for room in ("heritage/pages", "heritage_airflow/web/routes", "heritage/catalogue/queries")
    )
    assert {"evidence", "operations", "worklines"} <= pages & routes
    assert pages & questions == set()
