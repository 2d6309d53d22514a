"""Asks of objects: surfaces, point clouds, flat ones, and how they were made."""
