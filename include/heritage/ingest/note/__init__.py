"""delivery.yaml, the delivery note: its text, what it says, and what it orders."""
