"""A few whole journeys, on the server that operators run."""
