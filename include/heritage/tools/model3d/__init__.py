"""Surfaces, point clouds and their textures: read, drawn, simplified, and read again by other libraries."""
