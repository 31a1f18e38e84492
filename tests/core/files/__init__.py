"""Files in the core: the vault, the rows, the links and the sweep."""
