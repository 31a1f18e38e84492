"""Pure code, alone: no database, no network, no clock."""
