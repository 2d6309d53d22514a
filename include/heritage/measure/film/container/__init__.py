"""What a film's container holds, told from its own structure and not from what a decoder chose to show."""
