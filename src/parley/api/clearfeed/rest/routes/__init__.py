"""The door's operations, one file for each subject of the vendor's pages."""
