"""Stretches that were left in another language."""
