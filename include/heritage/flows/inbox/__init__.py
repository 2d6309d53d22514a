"""What arrives: what lies in the inbox, whose it is, whose turn it is, and where it goes when it is safe."""
