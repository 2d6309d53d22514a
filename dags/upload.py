"""
### Upload: ends what was sent through the browser

**What it does.** Somebody sent a delivery on the page *Upload*. A folder is in the inbox when its last byte is there; a zip is unpacked first,
and that is done here: beside the inbox's other folders, on the same disk, and given its place by one rename. `intake` starts a run for
each upload that waits for this; nobody starts one by hand.

**A zip is distrusted**: links, encrypted files, other methods than stored and deflated, names that leave the delivery or that some site
cannot hold, more files or bytes than config/uploads.yaml allows, fewer or more bytes than it says. What is wrong is listed, all of it at once, on the page
*Upload*; the run is green all the same. Then the delivery is checked like any other.

**When the run is red.** No room: it is tried again, and goes on when there is some. Killed: it is unpacked again from the zip, which stays until the
delivery has its place. The log names the folder. When it is mended, clear the task.
"""

from datetime import timedelta

from airflow.sdk import Param, dag, get_current_context, task

from heritage_airflow.custody_defaults import care, put_into_words
from heritage_airflow.defaults import MANY

FORM = {
    "institution": Param("", type="string", title="Institution", description="Whose inbox the upload lies in."),
    "upload": Param("", type="string", title="Upload", description="Its id: the folder is called .upload-<id>."),
}


@dag(schedule=None, **care(params=FORM, tags=["intake"], doc_md=__doc__, max_active_runs=MANY))
def upload():
    """The DAG."""

    @task(execution_timeout=timedelta(hours=24))
    def land() -> None:
        from heritage.flows.inbox.upload import landing

        params = get_current_context()["params"]
        with put_into_words():
            landing.land(params["institution"], params["upload"])

    land()


upload()
