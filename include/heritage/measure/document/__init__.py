"""Documents and sidecars: is a PDF whole, is XML well-formed and without traps."""
