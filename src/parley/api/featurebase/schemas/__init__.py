"""The wire shapes of this door, as seed 003 and the vendor's client have them."""
