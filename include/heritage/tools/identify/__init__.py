"""What a file is, what is embedded in it, and whether it is dangerous."""
