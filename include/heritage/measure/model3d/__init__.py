"""Measures of things with a shape: surfaces, point clouds, what is recorded of how they were made, very large pictures."""
