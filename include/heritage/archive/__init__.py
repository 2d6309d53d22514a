"""Step 7: keep packages at sites. A site is a place for bytes, its content an OCFL storage root; nothing here is believed
before it has been read back."""
