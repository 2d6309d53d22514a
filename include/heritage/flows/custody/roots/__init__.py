"""Sites and their roots: which root is whose, opened for the acts of care, replaced, put right."""
