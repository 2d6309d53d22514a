"""The index over dossiers and sites, in SQL: told as batches go on (`progress`), recorded when they close (`recording`), rebuilt from a
site alone, asked by pages and flows. Every question stands in `queries`, but for those behind an auditor's figures (`figures`), and is
asked in one `reading` block (`schema.store`); `requests` and `holds` also keep what people asked for."""
