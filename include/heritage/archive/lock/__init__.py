"""Who may change a thing at a site, and how a dead holder is known."""
