"""The questions behind the figures that the frameworks ask for: how many packages something is true of."""

# ruff: noqa: S608 - nothing but constants is put together here
from __future__ import annotations

_OF = "JOIN batch ON batch.id = item.batch_id WHERE item.package <> '' AND [[batch.institution]]"

EVENTS = f"""SELECT event.kind, COUNT(DISTINCT event.item_id) AS packages,
  COUNT(DISTINCT CASE WHEN event.outcome = 'success' THEN event.item_id END) AS successful
FROM event JOIN item ON item.id = event.item_id {_OF} GROUP BY event.kind ORDER BY event.kind"""

STATEMENTS = f"""SELECT statement.field, COUNT(DISTINCT statement.item_id) AS packages
FROM statement JOIN item ON item.id = statement.item_id {_OF} AND statement.value <> ''
GROUP BY statement.field ORDER BY statement.field"""

IDENTIFIERS = f"SELECT COUNT(*) AS packages, COUNT(DISTINCT item.package) AS identifiers FROM item {_OF}"

READ_BACK = """SELECT COUNT(*) AS copies, COALESCE(SUM(CASE WHEN copy.verified_at <> '' THEN 1 ELSE 0 END), 0) AS read_back
FROM copy WHERE [[copy.institution]]"""

IDENTIFICATION = f"""SELECT COUNT(*) AS files, COALESCE(SUM(CASE WHEN file.puid <> '' THEN 1 ELSE 0 END), 0) AS with_puid,
  COUNT(DISTINCT doubt.item_id) AS packages_in_doubt
FROM file JOIN item ON item.id = file.item_id LEFT JOIN (SELECT DISTINCT event.item_id FROM event
  WHERE event.kind = 'format identification' AND event.outcome = 'warning') AS doubt ON doubt.item_id = item.id {_OF}"""

_DECIDED = (
    "SELECT COUNT(*) FROM item JOIN batch ON batch.id = item.batch_id WHERE item.choice <> '' AND [[batch.institution]]"
)
_REFUSED = "SELECT COUNT(*) FROM refusal WHERE [[refusal.institution]]"

SETTLED = f"""SELECT ({_DECIDED}) AS decisions, ({_DECIDED} AND item.decided_by <> '' AND item.reason <> '') AS decisions_with_reason,
  ({_REFUSED}) AS refusals, ({_REFUSED} AND CAST(refusal.reasons AS TEXT) NOT IN ('[]', 'null', '')) AS refusals_with_reasons"""

WHO_KEEPS = f"SELECT DISTINCT batch.institution FROM item {_OF} ORDER BY batch.institution"
