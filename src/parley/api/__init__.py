"""The doors: one folder per HTTP dialect, strangers to each other."""
