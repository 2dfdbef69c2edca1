"""Small costs with a limit each, measured in this run: the figure, the limit, and their ratio (below 1 is well).

python bench/limits.py
"""

from __future__ import annotations

import time
from collections.abc import Callable

from mtqa.annotate.gazetteer import is_place, nearest
from mtqa.read.plain import plain_text
from mtqa.segment.align import align
from mtqa.segment.align_pairs import align_sides

ENGLISH = "The ferry left the harbour at noon. Nobody saw it again. The mayor of Odesa said on 4 May that 120 people were aboard."
RUSSIAN = "Паром вышел из порта в полдень. Больше его никто не видел. Мэр Одессы сказал 4 мая, что на борту было 120 человек."


def seconds(run: Callable[[], object], times: int = 3) -> float:
    """CPU seconds of the fastest of several runs."""
    took = []
    for _ in range(times):
        began = time.process_time()
        run()
        took.append(time.process_time() - began)
    return min(took)


def main() -> None:
    """Print the table."""
    first = seconds(lambda: (is_place("Kyiv"), nearest("Gardiss", ["AF"])), times=1)
    names = [f"{a}{b}{c}" for a in ("Ba", "Ka", "Lo", "Shi") for b in ("ra", "ni", "tu", "lo") for c in range(1000)]
    lookup = seconds(lambda: [is_place(name) for name in names], times=1) / len(names)
    one, other = plain_text("\n\n".join([RUSSIAN] * 50), "ru"), plain_text("\n\n".join([ENGLISH] * 50), "en")
    fifty = seconds(lambda: align(one, other, same_language=False))
    book = plain_text(" ".join(f"Visitor number {n} came by boat." for n in range(4000)), "en")
    short = plain_text("Nobody came.", "en")
    rows = (
        ("gazetteer, loading and a first search", first, 0.15),
        ("gazetteer, a look-up", lookup, 10e-6),
        ("aligning 50 paragraphs", fifty, 0.15),
        ("aligning one sentence with a book of 4,000", seconds(lambda: align_sides(book, None, (short,)), times=1), 3.0),
    )
    print("| what | CPU seconds | limit | ratio |\n| --- | ---: | ---: | ---: |")
    for what, took, limit in rows:
        print(f"| {what} | {took:.3g} | {limit:g} | {took / limit:.2f} |")


if __name__ == "__main__":
    main()
