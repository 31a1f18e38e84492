"""Tests of the featurebase door."""
