"""
### Objects: from a delivery of models and pictures of things to two verified copies

**What it does.** Takes in a delivery (sculptures, specimens, sites, paintings, maps: one folder per item with its model or picture,
the raw capture, `paradata.yaml`), checks every file and checksum, has every model read by two libraries (glTF also by Khronos's
validator), counts what is wrong with its surface, holds its size against the catalogued one, and judges it by a policy (`master`
for new captures, `legacy` for what exists). Of what passes it makes a proved preservation copy (PLY or GLB, pictures byte for byte),
a GLB in metres for readers with its measured deviation, stills and a turntable, packs each item as an E-ARK package and deposits it
at every site. A name in a model that is a URL, absolute, or leads out of the item is refused and never followed.

**Start it.** *Trigger* ▸ *Delivery*: the folder. Or drop the delivery in the inbox: `intake` starts it within a minute.

**What the delivery must say.** OBJ, PLY and STL carry no unit: `unit: mm` (um, mm, cm, m, in, ft) for the delivery or the item.
Beside it: `width_mm`, `height_mm`, `depth_mm` (the catalogued size), `watertight`, `up: y|z`. What a model was made from lies in a folder
`raw`, `capture`, `scans`, `calibration` or `scale-bars` of its item: it is kept whole, and not judged as the model itself.

**When an item is flagged** this run ends with it *pending*, and the DAG `review` asks about it (*Required Actions*): look at the picture and the
findings, then *Accept* or *Reject*, always with a reason; the DAG `finish` does the rest. `dimensions` about 1000, 25.4 or 10 times off is nearly always a wrong unit.

**When everything is skipped** the delivery was refused: the log of `receive`, the page *Worklines* and the report list every reason;
mend the delivery and hand it in again.

**When the run is red.** Task `close`: some items failed on our
side; the log says which and why. Mend it and start the run again with the same delivery: what was done is not done twice.

**Where to look.** `reports/<institution>/<batch>/report.html`: each model can be turned there, also without a network.
"""

from heritage.lines.objects import OBJECTS
from heritage_airflow.workline import draw

dag = draw(OBJECTS, runbook=__doc__)
