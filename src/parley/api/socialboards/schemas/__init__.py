"""The wire shapes of this door, as seed 002 and the vendor's pages print them."""
