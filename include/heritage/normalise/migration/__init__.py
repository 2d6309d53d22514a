"""Gives files that are archived already another form, proved as masters are: the same, or nothing. The old form stays.

To add a migration: a class here that fits `contracts.Migration`, its name in `table`, and a rule in config/formats.yaml that asks for it."""
