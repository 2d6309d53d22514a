"""Copies of still pictures: masters, and what readers look at."""
