"""The suite. Every folder in it is a package, so two test files may share a name."""
