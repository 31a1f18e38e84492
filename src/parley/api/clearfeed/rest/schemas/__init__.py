"""The vendor's shapes, as its pages print them."""
