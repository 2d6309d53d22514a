"""
### Paper: from a delivery of scanned pages to two verified copies

**What it does.** Takes in a delivery (books, files, maps: one folder of pages per item), checks every file and checksum,
measures each page and the session's target shots, judges them by a policy (ISO 19264-1, FADGI, Metamorfoze, or `legacy`),
makes a lossless JPEG 2000, text (ALTO), a PDF/A and an access copy of what passes, packs each item as an E-ARK package and
deposits it at every site. An item is *deposited* only when every byte was read back at each site.

**Start it.** *Trigger* ▸ *Delivery*: the folder. Or drop the delivery in the inbox: `intake` starts it within a minute.

**When an item is flagged** this run ends with it *pending*, and the DAG `review` asks about it (*Required Actions*): look at the picture and the
findings, then *Accept* or *Reject*, always with a reason. The DAG `finish` then does the rest, and the report is written anew. What nobody
decides within 30 days is held. With `review: hold` nobody is asked: flagged items are held.

**When everything is skipped** the delivery was refused: the log of `receive`, the page *Worklines* and the report list every reason;
mend the delivery and hand it in again.

**When the run is red.** Task `close`: some items failed on our side; the log says which and why. Mend it and start the run again with the same
delivery: what was done is not done twice.

**Where to look.** `reports/<institution>/<batch>/report.html` for people, `report.json` for programs, this page's task logs for
auditors.
"""

from heritage.lines.paper import PAPER
from heritage_airflow.workline import draw

dag = draw(PAPER, runbook=__doc__)
