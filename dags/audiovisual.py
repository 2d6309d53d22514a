"""
### Sound and moving image: from a delivery of transfers to two verified copies

**What it does.** Takes in a delivery (one folder per carrier: sides, reels, the capture of a tape, the frames of a film scan,
checksums, pictures of the label), decodes every stream whole and once, and measures it: levels, clipping, silence, dropouts,
repeated blocks, phase, hum, truth of rate and depth; black, frozen and lost frames, fields, broadcast range, line repetition,
loudness. It judges by a policy (`master` for new transfers, `legacy` for what is there already) with the time of each fault. What
passes gets its master, proved by a full decode: FFV1 version 3 in Matroska (checked by MediaConch), Broadcast WAVE with its bext
completed, or FLAC; frames of a film go into one FFV1 from which the exact files come back. Lossy recordings are kept as they came.
Viewers get MP4 and stills, listeners MP3 and a waveform. Each item is packed as an E-ARK package and deposited at every site.

**Start it.** *Trigger* ▸ *Delivery*: the folder. Or drop the delivery in the inbox: `intake` starts it within a minute. Say in
`delivery.yaml` what an item is: `audio_tracks`, `parts`, `frames`, `duration_s`, `field_order: tff | bff | progressive`,
`aspect_ratio: "4:3"`, `sample_rate`, `bit_depth`, `sound: mono`, `carrier`, `born_digital: true`.

**When an item is flagged** this run ends with it *pending*, and the DAG `review` asks about it (*Required Actions*): the findings say at which time of
the recording, and the picture shows that moment and the signal's curves. *Accept* or *Reject*, always with a reason; the DAG `finish` does the
rest. What nobody decides within 30 days is held. With `review: hold` nobody is asked: flagged items are held.

**How long it takes.** A minute of SD film about a minute and a half on two cores (half of it is the proof), an hour of 96 kHz
stereo about two minutes; the log of `measure` and `normalise` tells frame, speed and time left.

**When everything is skipped** the delivery was refused: the log of `receive`, the page *Worklines* and the report list every reason;
mend the delivery and hand it in again.

**When the run is red.** Task `close`: some items failed on our side; the log says which and why. Mend it and start the run again with the same delivery: what
was done is not done twice, film by film.

**Where to look.** `reports/<institution>/<batch>/report.html` for people, `report.json` for programs, the curves (CSV) in each
package under `metadata/other/evidence/`, this page's task logs for auditors.
"""

from heritage.lines.audiovisual import AUDIOVISUAL
from heritage_airflow.workline import draw

dag = draw(AUDIOVISUAL, runbook=__doc__)
