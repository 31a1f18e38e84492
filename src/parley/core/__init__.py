"""What a ticket is and what may happen to it. Speaks no protocol."""
