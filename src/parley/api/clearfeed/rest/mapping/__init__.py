"""Pure translations between core and this door's shapes; the direction is in the name."""
