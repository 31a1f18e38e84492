"""What is gathered from core, for a whole page at once, to show tickets and conversations."""
