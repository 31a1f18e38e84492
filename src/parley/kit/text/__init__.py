"""Pure functions over text: HTML, Markdown, file names, addresses, search words. No database, network or clock."""
