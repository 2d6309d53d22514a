"""What people decide about flagged items: who is asked, what was answered, and what is finished after it."""
