"""What a still picture's values and its file say: levels, detail, colour, profile, metadata."""
