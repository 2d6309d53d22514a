"""Airflow plugin: our pages in Airflow's own UI. The code is in heritage_airflow.web and heritage.pages."""

from typing import ClassVar

from airflow.plugins_manager import AirflowPlugin

from heritage.settings import web_root

ROOT = f"{web_root()}/heritage"
"""The UI takes these addresses as they are: what a proxy puts before its own is put before them too."""


async def pages(scope, receive, send):
    """Our web app, imported when somebody asks for a page: plugins are imported by every task, and a task needs none."""
    from heritage_airflow.web.app import app

    await app(scope, receive, send)


def in_navigation(name: str, route: str) -> dict[str, object]:
    """A page of ours at the top of Airflow's navigation."""
    icon = f"{ROOT}/static/{route}.svg"
    return {
        "name": name,
        "href": f"{ROOT}/{route}",
        "destination": "nav",
        "url_route": route,
        "nav_top_level": True,
        "icon": icon,
        "icon_dark_mode": icon.replace(".svg", "-dark.svg"),
    }


def on_run(name: str, href: str, route: str) -> dict[str, object]:
    """A tab on each run."""
    return {"name": name, "href": href, "destination": "dag_run", "url_route": route}


class HeritagePages(AirflowPlugin):
    """Serves /heritage to people who are logged in; adds our pages to the navigation, and *Delivery* and *Report* to each run."""

    name = "heritage"
    fastapi_apps: ClassVar = [{"app": pages, "url_prefix": "/heritage", "name": "heritage"}]
    external_views: ClassVar = [
        in_navigation("Worklines", "worklines"),
        in_navigation("Archive", "archive"),
        in_navigation("Operations", "operations"),
        in_navigation("Evidence", "evidence"),
        on_run("Delivery", f"{ROOT}/run/{{DAG_ID}}/{{RUN_ID}}/delivery", "delivery"),
        on_run("Report", f"{ROOT}/run/{{DAG_ID}}/{{RUN_ID}}", "report"),
    ]
