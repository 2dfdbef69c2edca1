"""Sentences that translation broke: cut, fused, looping, or without a part that English needs."""
