"""Who may do what in the browser and over REST: log-in, passwords, rights, starts."""
