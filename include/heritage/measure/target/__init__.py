"""Test charts: where they lie in a picture, and what their patches, edges and wedges show."""
