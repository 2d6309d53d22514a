"""Recognised text, and the book that is bound of pages."""
