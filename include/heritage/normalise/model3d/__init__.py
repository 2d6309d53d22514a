"""Copies of things with a shape: the proved preservation copy, the readers' GLB, and pictures to look at."""
