"""The catalogue's database: its tables, how it is opened and brought up to date, and what can be wrong with it."""
