"""The house as a whole: settings, pages, commands, and the server from its start to its end."""
