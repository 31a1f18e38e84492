"""The Socialboards door."""
