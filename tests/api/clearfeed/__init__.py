"""ClearFeed's two doors."""
