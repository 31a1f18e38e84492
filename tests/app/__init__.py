"""What the house itself serves."""
