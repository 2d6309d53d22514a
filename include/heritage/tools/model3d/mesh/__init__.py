"""OBJ, PLY, STL and 3MF: read as their files store them."""
