"""The doors of both of ClearFeed's documents."""
