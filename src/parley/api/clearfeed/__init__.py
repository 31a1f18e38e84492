"""ClearFeed's two documents, each a door of its own."""
