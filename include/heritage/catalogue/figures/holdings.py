"""The questions behind the figures of what is kept: packages, copies, formats, policies, software."""

from __future__ import annotations


def _kept(sql: str) -> str:
    """`<kept>` in it: the items whose package lies at one site at least, behind the wall."""
    return sql.replace(
        "<kept>",
        "JOIN batch ON batch.id = item.batch_id WHERE item.package <> '' AND [[batch.institution]]"
        " AND EXISTS (SELECT 1 FROM copy WHERE copy.item_id = item.id)",
    )


PACKAGES = """SELECT COALESCE(SUM(deposited), 0) AS packages, COALESCE(SUM(deposited * files), 0) AS files,
  COALESCE(SUM(deposited * size), 0) AS bytes, COUNT(*) - COALESCE(SUM(deposited), 0) AS sealed_at_no_site
FROM (SELECT item.files, item.size,
    CASE WHEN EXISTS (SELECT 1 FROM copy WHERE copy.item_id = item.id) THEN 1 ELSE 0 END AS deposited
  FROM item JOIN batch ON batch.id = item.batch_id WHERE item.package <> '' AND [[batch.institution]]) AS sealed"""

COPIES = """SELECT whole_copies, audited_copies, COUNT(*) AS packages FROM (
  SELECT item.id, COUNT(DISTINCT CASE WHEN COALESCE(copy_check.outcome, 'sound') = 'sound'
      THEN CASE copy.site {places} END END) AS whole_copies,
    COUNT(DISTINCT CASE WHEN copy_check.outcome = 'sound' AND copy.looked_at <> ''
      THEN CASE copy.site {places} END END) AS audited_copies
  FROM item JOIN batch ON batch.id = item.batch_id
  LEFT JOIN copy ON copy.item_id = item.id AND copy.version = item.version AND copy.digest = item.digest
  LEFT JOIN copy_check ON copy_check.package = item.package AND copy_check.site = copy.site
  WHERE item.package <> '' AND [[batch.institution]] GROUP BY item.id) AS counted
GROUP BY whole_copies, audited_copies ORDER BY whole_copies, audited_copies"""
"""`places`: WHEN <site> THEN <number of its place>: what one loss takes is one copy. A copy that is another package is none."""

INSTITUTIONS = _kept("""SELECT batch.institution, COUNT(DISTINCT batch.id) AS deliveries, COUNT(*) AS packages,
  COALESCE(SUM(item.files), 0) AS files, COALESCE(SUM(item.size), 0) AS bytes
FROM item <kept> GROUP BY batch.institution ORDER BY batch.institution""")

DISAGREEMENTS = """SELECT item.package, copy.site, copy.version, copy.digest AS this, item.digest AS first FROM copy
JOIN item ON item.id = copy.item_id AND item.version = copy.version
WHERE copy.digest <> item.digest AND [[copy.institution]] ORDER BY item.package, copy.site"""

UNSOUND = """SELECT copy_check.package, copy_check.site, copy_check.outcome, copy_check.at FROM copy_check
JOIN item ON item.package = copy_check.package JOIN batch ON batch.id = item.batch_id
WHERE copy_check.outcome <> 'sound' AND [[batch.institution]] ORDER BY copy_check.at, copy_check.package, copy_check.site"""

FORMATS = _kept("""SELECT file.puid, file.role, COUNT(*) AS files, COALESCE(SUM(file.size), 0) AS bytes,
  COUNT(DISTINCT file.item_id) AS packages
FROM file JOIN item ON item.id = file.item_id <kept>
GROUP BY file.puid, file.role ORDER BY files DESC, file.puid, file.role""")

RISKS = _kept("""SELECT 'not identified' AS risk, COUNT(*) AS files, COUNT(DISTINCT file.item_id) AS packages
FROM file JOIN item ON item.id = file.item_id <kept> AND file.puid = ''
UNION ALL
SELECT 'identification in doubt', COUNT(*), COUNT(DISTINCT event.item_id)
FROM event JOIN item ON item.id = event.item_id <kept>
  AND event.kind = 'format identification' AND event.outcome = 'warning'
UNION ALL
SELECT CASE finding."check" WHEN 'preservation-copy' THEN 'kept as it came' ELSE 'copies lack something' END,
  COUNT(DISTINCT finding.subject), COUNT(DISTINCT finding.item_id)
FROM finding JOIN item ON item.id = finding.item_id <kept>
  AND finding."check" IN ('preservation-copy', 'left-out') AND finding.outcome <> 'pass'
GROUP BY finding."check" ORDER BY 1""")

POLICIES = _kept("""SELECT batch.workline, item.policy, item.policy_version, item.policy_digest, COUNT(*) AS packages,
  MIN(batch.started) AS first_at, MAX(batch.started) AS last_at
FROM item <kept> GROUP BY batch.workline, item.policy, item.policy_version, item.policy_digest
ORDER BY batch.workline, item.policy, item.policy_version, item.policy_digest""")

SOFTWARE = _kept("""SELECT event.agent AS software, event.agent_version AS version, COUNT(DISTINCT event.item_id) AS packages,
  MIN(event.at) AS first_at, MAX(event.at) AS last_at
FROM event JOIN item ON item.id = event.item_id <kept> AND event.agent_kind <> 'person'
GROUP BY event.agent, event.agent_version ORDER BY event.agent, event.agent_version""")

SCANNED = _kept("""SELECT COALESCE(event.agent, '') AS scanner, COALESCE(event.outcome, 'not scanned') AS outcome,
  COUNT(DISTINCT item.id) AS packages
FROM item LEFT JOIN event ON event.item_id = item.id AND event.kind = 'virus check' <kept>
GROUP BY event.agent, event.outcome ORDER BY event.agent, event.outcome""")
