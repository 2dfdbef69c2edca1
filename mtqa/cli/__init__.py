"""The command line: one file per command, no logic."""

import gc

# Before anything else is imported: many objects live to the end and few form cycles, and looking for those costs a tenth of a run.
gc.set_threshold(1_000_000, 20, 100)
