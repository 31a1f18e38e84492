<<<<<<< HEAD
"""The doors of both of ClearFeed's documents."""
=======
"""ClearFeed's two doors."""
>>>>>>> small-doors
