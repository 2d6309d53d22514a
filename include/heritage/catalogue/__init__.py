"""The index over dossiers and sites, in SQL: told as batches go on, recorded when they close, rebuilt from a site alone, asked by
pages. Every question of a page stands in one of the rooms `deliveries`, `stations`, `rework`, `linked`, `packages`, `whole`, `operations`,
`evidence`, `requests`, `holds`, and is asked in one `reading` block."""
