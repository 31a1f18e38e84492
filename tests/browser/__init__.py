"""The front end in a real browser: every journey of its users, on the server that operators run."""
