"""Tells people and programs what happened to a batch: report.json, report.html, pictures of faults. Judges nothing."""
