"""IIIF Image API 3: what a request wants, which pixels those are, and how they are written."""
