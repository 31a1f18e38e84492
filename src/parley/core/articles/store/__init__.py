"""The SQL of articles and of sections."""
