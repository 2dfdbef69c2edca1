"""Stops, quotes, brackets and spacing."""
