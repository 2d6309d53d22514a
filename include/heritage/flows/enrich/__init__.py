"""Enrichment: packages are looked at, suggestions made and kept apart; what people decide becomes revisions."""
