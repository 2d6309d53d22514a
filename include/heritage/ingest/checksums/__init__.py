"""Checksum lists, ours, a bag's and others': found, read, and compared with what was computed."""
