"""The wire shapes of this door, as seed 004 prints them."""
