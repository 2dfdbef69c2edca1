"""Names of persons, places and bodies: one spelling each, and the one the world uses."""
