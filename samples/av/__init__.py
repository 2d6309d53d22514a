"""Sample deliveries of sound and film: drawn, and spoiled in known ways."""
