"""This door's routes: parse, call one action or query, map."""
