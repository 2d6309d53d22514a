"""Airflow plugin: the reports and pictures of faults in Airflow's own UI. The code is in heritage_airflow.pages."""

from typing import ClassVar

from airflow.plugins_manager import AirflowPlugin


async def pages(scope, receive, send):
    """Our web app, imported when somebody asks for a page: plugins are imported by every task, and a task needs none."""
    from heritage_airflow.pages import app

    await app(scope, receive, send)


class HeritagePages(AirflowPlugin):
    """Serves /heritage to people who are logged in; adds *Report* to each run."""

    name = "heritage"
    fastapi_apps: ClassVar = [{"app": pages, "url_prefix": "/heritage", "name": "heritage"}]
    external_views: ClassVar = [
        {"name": "Sitting", "href": "/heritage/sitting/{DAG_ID}/{RUN_ID}", "destination": "dag_run", "url_route": "sitting"},
        {"name": "Report", "href": "/heritage/run/{DAG_ID}/{RUN_ID}", "destination": "dag_run", "url_route": "report"}
    ]
