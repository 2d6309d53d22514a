"""TIFF and BigTIFF: structure, directories, segments, colours; by their bytes, and by tifffile."""
