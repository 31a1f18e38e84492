"""What may happen to a ticket, one file for each verb."""
