"""JPEG 2000: boxes, codestream and packets by their bytes; OpenJPEG, OpenJPH and jpylyzer."""
