"""The questions behind an auditor's figures about what was done, decided, refused and left open."""

from __future__ import annotations

SUMMED = """SELECT kind, outcome, COUNT(*) AS times, COALESCE(SUM(files), 0) AS files, COALESCE(SUM(size), 0) AS bytes,
  MAX(at) AS last_at
FROM act WHERE at >= :since AND [[act.institution]] GROUP BY kind, outcome ORDER BY kind, outcome"""

ACTS = """SELECT at, site, package, institution, outcome, who, files, size AS bytes, detail FROM act
WHERE kind = :kind AND at >= :since AND [[act.institution]] ORDER BY at DESC, id DESC"""

DECISIONS = """SELECT item.decided_at, item.decided_by, item.choice, batch.institution, batch.name AS batch, item.name AS item,
  item.reason FROM item JOIN batch ON batch.id = item.batch_id
WHERE item.choice <> '' AND item.decided_at >= :since AND [[batch.institution]] ORDER BY item.decided_at DESC, item.id DESC"""

HOLDS = """SELECT package, institution, at, who, reason, released_at, released_by, release_reason FROM hold
WHERE [[hold.institution]] ORDER BY CASE WHEN released_at = '' THEN 0 ELSE 1 END, at, id"""

REFUSALS = """SELECT at, institution, workline, batch, place, reasons FROM refusal
WHERE at >= :since AND [[refusal.institution]] ORDER BY at DESC, id DESC"""

HELD = """SELECT batch.institution, batch.name AS batch, item.name AS item, item.state, batch.started AS delivery_begun,
  batch.finished AS delivery_closed, item.faults,
  COALESCE((SELECT MIN(finding."check") FROM finding WHERE finding.item_id = item.id AND finding.outcome = 'fail'), '')
    AS first_check, item.reason, item.note
FROM item JOIN batch ON batch.id = item.batch_id
WHERE item.state IN ('flagged', 'pending', 'accepted', 'held', 'failed') AND [[batch.institution]]
ORDER BY batch.started, batch.id, item.name"""
"""Judged, and in no archive by a person's wish, for want of a person's word, or for a fault of ours."""

OPEN = """SELECT batch.institution, batch.name AS batch, batch.workline, batch.state, batch.started AS delivery_begun,
  batch.expected AS expected_items, COUNT(item.id) AS judged_items,
  COALESCE(SUM(CASE WHEN item.state = 'deposited' THEN 1 ELSE 0 END), 0) AS packages
FROM batch LEFT JOIN item ON item.batch_id = batch.id
WHERE batch.state IN ('running', 'waiting') AND [[batch.institution]]
GROUP BY batch.id, batch.institution, batch.name, batch.workline, batch.state, batch.started, batch.expected
ORDER BY batch.started, batch.id"""
"""Deliveries that are not closed; their packages are in the archive already, and no report has added them up."""
