"""Reports, counted on rows that are known."""
