"""Coded checks, one per file, in a folder for each family. Found by `mtqa.engine.registry`."""
