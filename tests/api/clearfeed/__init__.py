"""The doors of ClearFeed's two documents."""
