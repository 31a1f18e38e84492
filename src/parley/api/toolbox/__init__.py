"""What doors share: no wire shapes, no vendor words."""
