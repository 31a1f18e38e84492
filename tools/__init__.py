"""What `make` runs: setting up the environment, and drawing the tree. Nothing here is shipped."""
