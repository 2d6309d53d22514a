"""The public door: a small web server of its own that strangers reach. It reads the public shelf, and knows nothing else of the house."""
