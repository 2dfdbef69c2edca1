"""What fixes are worth against a reference, in a few words for people and rounded for programs."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from mtqa.model import FileScores, Fix, FixScores, Gain

_DIGITS = 4  # in JSON: more would be noise of the last floating-point digit, which differs between machines


def of_fix(scores: FixScores) -> str:
    """'chrF +1.7, TER −6.3, BLEU +10.8 in its segment'."""
    return f"{_said(scores.segment)} in its segment"


def of_fix_everywhere(scores: FixScores) -> str:
    """'chrF +1.7, TER −6.3, BLEU +10.8 in its segment; chrF +0.05, TER −0.21, BLEU +0.30 in its document'."""
    return of_fix(scores) if scores.segment == scores.document else f"{of_fix(scores)}; {_said(scores.document, 2)} in its document"


def brief(scores: FixScores) -> str:
    """'chrF +1.7': the segment's, for places where there is no room for more."""
    return f"chrF {_signed(scores.segment.chrf, 1)}"


def in_brackets(fix: Fix) -> str:
    """' (chrF +1.7)' behind a suggestion, nothing where no reference says what it is worth."""
    return f" ({brief(fix.scores)})" if fix.scores is not None else ""


def of_file(scores: FileScores) -> list[str]:
    """A line for the safe fixes and one for all, where there are such, with the scores that they start from."""
    before = scores.before
    lines = [f"Against the reference: chrF {before['chrf']:.1f}, TER {before['ter']:.1f}, BLEU {before['bleu']:.1f}."]
    if scores.safe_fixes:
        lines.append(f"{_fixes(scores.safe_fixes, 'safe fix')}: {_said(scores.safe, 2)}.")
    if scores.all_fixes > scores.safe_fixes:
        lines.append(f"{_fixes(scores.all_fixes, 'fix')} in all: {_said(scores.all, 2)}.")
    return lines


def of_change(gain: Gain) -> str:
    """What was changed in a file, in one line."""
    return f"against the reference the changes are worth {_said(gain, 2)}"


def rounded(scores: FixScores | FileScores) -> dict[str, Any]:
    """The same as an object for JSON."""

    def short(value: Any) -> Any:
        if isinstance(value, dict):
            return {key: short(item) for key, item in value.items()}
        return round(value, _DIGITS) + 0.0 if isinstance(value, float) else value  # + 0.0: no "-0.0"

    return {key: short(value) for key, value in asdict(scores).items()}


def _said(gain: Gain, digits: int = 1) -> str:
    return ", ".join(f"{name} {_signed(value, digits)}" for name, value in (("chrF", gain.chrf), ("TER", gain.ter), ("BLEU", gain.bleu)))


def _signed(value: float, digits: int) -> str:
    text = f"{abs(value):.{digits}f}"
    if float(text) == 0:
        return "±0"
    return ("+" if value > 0 else "−") + text


def _fixes(count: int, word: str) -> str:
    return f"{count} {word}" if count == 1 else f"{count} {word}es"
