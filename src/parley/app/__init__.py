"""Puts the house together: settings, wiring, processes, commands. It knows everyone, and nobody knows it."""
