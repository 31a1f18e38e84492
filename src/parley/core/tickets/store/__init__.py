"""The SQL of tickets and messages, a file for each subject."""
