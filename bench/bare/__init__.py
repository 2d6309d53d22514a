"""The bare side: a shell pipeline, and the few lines of Python that a practitioner would put between its tools."""
