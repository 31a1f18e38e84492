"""What `make` needs before there is an environment."""
