"""Meters that listen to one decoded track: levels, spectrum, faults."""
