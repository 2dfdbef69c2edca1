"""Write fixtures/articles/*/found.json anew and show what is found, missed and falsely flagged, family by family.

python tests/update_snapshots.py            # write, and print the table
python tests/update_snapshots.py --list     # write nothing; print every false alarm and every missed defect
"""

from __future__ import annotations

import sys

from fixture_articles import ARTICLES, CLEAN, defect_of, defects, describe, found_by_family, report, side_path, snapshot, target_path


def main() -> None:
    """Refresh the snapshots, or list what is wrong."""
    listing = "--list" in sys.argv[1:]
    if listing:
        _list()
    for article in ARTICLES:
        path = article / "found.json"
        text = snapshot(article)
        if not listing and (not path.exists() or path.read_text(encoding="utf-8") != text):
            path.write_text(text, encoding="utf-8")
            print(f"changed: {path.relative_to(article.parent.parent)}")
    print("| family | found | right fix first | listed |\n| --- | ---: | ---: | ---: |")
    table = found_by_family()
    for family, (found, right, listed) in (*table.items(), ("all", tuple(map(sum, zip(*table.values(), strict=True))))):
        print(f"| {family} | {found} | {right} | {listed} |")


def _list() -> None:
    for title, paths in (("clean texts", CLEAN), ("references", [p for a in ARTICLES if (p := side_path(a, "reference"))])):
        print(f"## Findings in {title}, which must be silent")
        for path in paths:
            checked = report(path)
            for line in [*map(describe, checked.findings), *checked.notes, *([checked.error] if checked.error else [])]:
                print(f"- {path.parent.name}/{path.name}: {line}")
    print("## False alarms in the articles")
    for article in ARTICLES:
        checked = report(target_path(article))
        for finding in checked.findings:
            if defect_of(finding, article) is None:
                print(f"- {article.name}: {describe(finding)}")
        for line in [*checked.notes, *([checked.error] if checked.error else [])]:
            print(f"- {article.name}: {line}")
    print("## Missed")
    missed = []
    for article in ARTICLES:
        entries = defects(article)
        seen = {defect_of(f, article) for f in report(target_path(article)).findings}
        missed += [(d.family, article.name, d.text, d.fixes[0]) for n, d in enumerate(entries) if n not in seen]
    for family, name, text, fix in sorted(missed):
        print(f"- {family}: {name}: {text!r} -> {fix!r}")


if __name__ == "__main__":
    main()
