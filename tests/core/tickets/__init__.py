"""The tickets room."""
