"""Asks of pages: how they lie, whether all are there, once each, in order."""
