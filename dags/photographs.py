"""
### Photographs: from a delivery of captured prints, negatives and slides to two verified copies

**What it does.** Takes in a delivery (one file per photograph, or a folder with the TIFF and its camera raw), checks every file
and checksum, measures each picture and the session's target shots, judges them by a policy (ISO 19264-1, FADGI, Metamorfoze, or
`legacy`), makes a lossless JPEG 2000 and an access copy in sRGB without personal data of what passes (of a negative also the
positive, with its recipe; of a camera raw the preview), packs each item as an E-ARK package and deposits it at every site. An item
is *deposited* only when every byte was read back at each site.

**Start it.** *Trigger* ▸ *Delivery*: the folder. Or drop the delivery in the inbox: `intake` starts it within a minute. Say in
`delivery.yaml` what an item is: `kind: print | negative | slide`, `negative: true`, its `ppi`, its size.

**When items are flagged** this run ends with them *pending*, and the DAG `review` asks about them: one by one under *Required Actions*, all of them
together on the delivery's page (*Worklines*, or the tab *Delivery* of the run): pictures and findings, many accepted or rejected at once, always with a
reason. The DAG `finish` then does the rest and writes the report anew. What nobody decides within 30 days is held. With `review: hold` nobody is asked:
flagged items are held.

**When everything is skipped** the delivery was refused: the log of `receive`, the page *Worklines* and the report list every reason;
mend the delivery and hand it in again.

**When the run is red.** Task `close`: some items failed on our side; the log says which and why. Mend it and start the run again with the same
delivery: what was done is not done twice.

**Where to look.** `reports/<institution>/<batch>/report.html` for people (with the station's drift over its sessions),
`report.json` for programs, this page's task logs for auditors.
"""

from heritage.lines.photographs import PHOTOGRAPHS
from heritage_airflow.workline import draw

dag = draw(PHOTOGRAPHS, runbook=__doc__)
