"""What corrections teach: recurring substitutions, measured, as proposals for a person to review. Nothing is switched on here."""
