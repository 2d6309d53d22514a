"""Readers of still pictures: each opens a file strictly, whole, at its own depth."""
