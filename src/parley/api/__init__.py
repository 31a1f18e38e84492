"""The doors: one folder for each HTTP dialect, strangers to each other, over one core."""
