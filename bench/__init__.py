"""What the flow costs beside the same tools run bare. `rows` is the table; `python -m bench` runs it."""
