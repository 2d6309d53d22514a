"""How a page lies in its picture, and what is on it."""
