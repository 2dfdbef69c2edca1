"""The command line: one file per command, no logic."""

import gc
import os

# OpenBLAS, in numpy, starts a thread for every core, which takes a tenth of a CPU second; our products are too small for threads.
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

# Before anything else is imported: many objects live to the end and few form cycles, and looking for those costs a tenth of a run.
gc.set_threshold(1_000_000, 20, 100)
