"""Asks of still pictures: their file, their values, their resolution, their master."""
