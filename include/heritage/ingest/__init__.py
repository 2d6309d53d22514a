"""Step 1: take in a delivery. Counts it, reads each file once, checks what was promised, opens dossiers; changes nothing in it."""
