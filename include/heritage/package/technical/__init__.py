"""What was measured, as a package says it: MIX, audioMD, videoMD, and the properties that PREMIS names."""
