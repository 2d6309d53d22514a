"""What the catalogue is asked, always behind the institution's wall; each answer is bounded."""
