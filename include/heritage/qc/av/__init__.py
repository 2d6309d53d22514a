"""Asks of sound and film: is everything there, whole, well transferred, as its container says."""
