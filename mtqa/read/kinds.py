"""What a block of running text is, told from its words alone: for formats that do not say so themselves.

A heading may lack a verb, so a broken sentence must not pass for one: whatever ends in a full stop is a sentence.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from functools import cache

from mtqa.model import BlockKind
from mtqa.model.lazy import lazy

_LONG = 400  # characters: nothing longer is anything but a paragraph, and nothing longer is looked at as a whole
_HEADING_WORDS = 16
_HEADING_CHARACTERS = 120
_CLOSERS = "\"'”’»›)]}*_ \t"
_OPENERS = "\"'“‘«‹„‚([{*_ \t"
_STOPS = ".…,;。．،؛。|-–—।"

# A heading does not end in these; a sentence whose end was lost does.
_NEVER_LAST = frozenset(
    str.split(
        "a an the and or but nor of to in on at by for from with as that which who whose if because although though while than then "
        "is are was were be been has have had will would can could may might must should its their his her my our your this these"
    )
)
_MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|"
    r"sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?"
)
_DAY = r"\d{1,2}(?:st|nd|rd|th)?"
_WEEKDAY = r"(?:mon|tue(?:s)?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\b\.?"
_DATE = rf"(?:\d{{1,2}}[./-]\d{{1,2}}[./-]\d{{2,4}}|\d{{4}}-\d\d-\d\d|{_DAY}\s+{_MONTH}\s+\d{{4}}|{_MONTH}\s+{_DAY},?\s+\d{{4}})"
_TIME = r"(?:\d{1,2}[:.]\d\d(?::\d\d)?(?:\s*[ap]\.?m\.?)?|\d{1,2}\s*[ap]\.?m\.?)(?:\s*\(?(?-i:[A-Z]{2,4})\)?)?"
_WHEN = rf"(?:{_DATE}|{_WEEKDAY}|{_TIME}|(?:today|yesterday|on|at|\d+\s+(?:minutes?|hours?|days?)\s+ago)\b)"
_CAPITAL = r"(?-i:[A-ZÀ-ÞĀ-Ž\u0400-\u042f][\w'’.-]*+)"
_LINK = (
    r"(?:and|of|for|de|da|di|van|von|der|den|la|le|el|al|bin|ben|in|the|at|with|staff|writer|correspondent|reporter|editor|"
    r"contributor|by|editing|&)\b"
)
_NAMES = rf"(?!{_WEEKDAY}|{_MONTH}\s){_CAPITAL}(?:[\s,;|/•·–—-]++(?:{_LINK}|{_CAPITAL})){{0,14}}+\s*\.?"
_BYLINE = rf"""
      (?: (?: by | (?:written|story|text|words|report|analysis|interview|translated|translation|edited) \s+ by ) :? \s+
        | (?:additional\s+)? (?:reporting|writing|editing) \s+ by \s+
        | (?: author | editor | reporter | correspondent | translator )s? \s* : \s* ) {_NAMES}
    | (?: (?:published|posted|updated|last\s+updated|modified|created|date) \b :? \s* )? {_WHEN} (?: [\s,|•·–-]*+ {_WHEN} ){{0,7}} \.?
    | {_CAPITAL} (?: \s+ {_CAPITAL} ){{0,3}} \s* [|•·,] \s* {_DATE} (?: [\s,|•·–-]*+ {_WHEN} ){{0,4}}
    """
# Every byline holds a digit or begins like this; compiling the whole expression takes longer than reading a page.
_MAY_BE_BYLINE = lazy(
    r"by|written|story|text|words|report|analysis|interview|translat|edit|additional|writing|author|correspondent|published|posted|updated|"
    r"last|modified|created|date|mon|tue|wed|thu|fri|sat|sun|today|yesterday|on|at|.*\d",
    re.IGNORECASE | re.DOTALL,
)
_CAPTION = lazy(
    r"""
      \(? (?: photo(?:graph)?s? | image | picture | pic | illustration | credit | caption | graphic )
          \s* (?: credit | by | courtesy )? \s* [:/©] .*
    | (?: photo(?:graph)? | image | picture ) \s+ (?: by | courtesy | credit ) \s .*
    | (?: fig(?:ure|\.)? | table ) \s* \d+ \s* [.:–-] .*
    | .{10,300} \( (?: (?:file\s+)? (?:photo|image|picture)s? \s* [:/] [^()]{2,60}
          | [^()]{0,40} (?:AP\s+Photo|Getty|Reuters\s*/|AFP\s*/|/\s*(?:AP|AFP|Reuters)) [^()]{0,60} ) \) \.?
    | © .*
    """,
    re.VERBOSE | re.IGNORECASE,
)
# Every caption holds a bracket or begins like this.
_MAY_BE_CAPTION = lazy(r"photo|image|pic|illustration|credit|caption|graphic|fig|table|©|.*\(", re.IGNORECASE | re.DOTALL)
_LIVE_LINE = lazy(
    r"[\[(]?(?:[01]?\d|2[0-3])(?::[0-5]\d(?:\s*[ap]\.?m\.?)?|h[0-5]\d|\.[0-5]\d\s*[ap]\.?m\.?)(?:\s*\(?[A-Z]{2,4}\b\)?)?[\])]?"
    r"(?:\s*[-–—:|.,])?\s+(?=[“\"'‘]?[A-Z])"
)
_DIALOGUE = lazy(r"[—–-]\s?(?=[“\"'‘A-Z¿¡])|(?:Q|A|Question|Answer)\s?[.:]\s+(?=\S)")
_TURN = lazy(r"(?P<speaker>[A-Z][\w.'’-]*(?: [A-Z][\w.'’-]*){0,3}):\s+(?=[“\"'‘A-Z])")


def classify(blocks: Sequence[str], *, sentences: bool = False) -> list[BlockKind]:
    """The kinds of a document's paragraphs, given in order (strings longer than needed may be cut by the caller to `head`).

    A heading is short, has no final stop and is followed by something; the only block of a text may be a headline too.
    sentences: the blocks are sentences rather than paragraphs, so a question that stands alone is no heading.
    """
    kinds = [_alone(block) for block in blocks]
    if sentences:
        for index, kind in enumerate(kinds):
            if kind is BlockKind.HEADING and blocks[index].rstrip(_CLOSERS)[-1:] in "?!":
                kinds[index] = BlockKind.PARAGRAPH
    for index in _turns(blocks):
        kinds[index] = BlockKind.DIALOGUE
    last = len(blocks) - 1
    for index, kind in enumerate(kinds):
        if kind is BlockKind.HEADING and 0 < index == last:
            kinds[index] = BlockKind.PARAGRAPH  # a last line without a stop: an ending cut short or a leftover, no heading
    return kinds


def _turns(blocks: Sequence[str]) -> list[int]:
    """The blocks in which two or more speakers take turns by name ("Petra: ..."), each at least twice."""
    speakers = {index: match["speaker"] for index, block in enumerate(blocks) if (match := _TURN.match(block))}
    often = {speaker for speaker, count in Counter(speakers.values()).items() if count > 1}
    return [index for index, speaker in speakers.items() if speaker in often] if len(often) > 1 else []


def head(text: str, start: int, end: int) -> str:
    """The part of a block that `classify` wants: all of a short one, the beginning of a long one."""
    return text[start : min(end, start + _LONG + 1)]


def _alone(block: str) -> BlockKind:
    if len(block) > _LONG:
        return _spoken(block) or BlockKind.PARAGRAPH
    text = block.strip()
    if not text:
        return BlockKind.PARAGRAPH
    if spoken := _spoken(text):
        return spoken
    if len(text) <= 160 and _is_byline(text):
        return BlockKind.BYLINE
    if _MAY_BE_CAPTION.match(text) and _CAPTION.fullmatch(text):
        return BlockKind.CAPTION
    if is_heading(text):
        return BlockKind.HEADING
    if text[0] in '“«„"' and text[-1] in '”»“"' and not any(c in "”»" for c in text[1:-1]) and text.count('"') in (0, 2):
        return BlockKind.QUOTATION
    return BlockKind.PARAGRAPH


def _is_byline(text: str) -> bool:
    """Is the text, or the first 160 characters of it, a byline?"""
    return _MAY_BE_BYLINE.match(text) is not None and _byline().fullmatch(text, 0, 160) is not None


@cache
def _byline() -> re.Pattern[str]:
    return re.compile(_BYLINE, re.VERBOSE | re.IGNORECASE)


def _spoken(text: str) -> BlockKind | None:
    """A line of dialogue ("- I saw it.", "Q: Who?") or of a live report ("14:05 Police on the bridge."), if it is one."""
    if _DIALOGUE.match(text):
        return BlockKind.DIALOGUE
    return BlockKind.LIVE_LINE if _LIVE_LINE.match(text) and not _is_byline(text) else None


def is_heading(text: str) -> bool:
    """True if a line on its own reads as a heading: short or in title case, one line, begins like one, and no stop at its end."""
    if len(text) > 2 * _HEADING_CHARACTERS or "\n" in text or "\r" in text:
        return False
    bare = text.rstrip(_CLOSERS)
    if not bare or bare[-1] in _STOPS:
        return False
    words = text.split()
    if bare[-1] == ":" and len(words) > 4:
        return False
    if (len(words) > _HEADING_WORDS or len(text) > _HEADING_CHARACTERS) and not _title_case(words):
        return False
    # "Is he coming? He is" and "Stop! Go home!" are sentences; one question or call is a heading as well.
    if any(c in ".!?" and bare[i + 1 : i + 2].isspace() and bare[i - 1 : i].islower() for i, c in enumerate(bare[:-1])):
        return False
    first = bare.lstrip(_OPENERS)[:1]
    return not first.islower() and words[-1].strip(_CLOSERS).lower() not in _NEVER_LAST


def _title_case(words: Sequence[str]) -> bool:
    """True If The Words Are Written so, as American Headlines Are."""
    long = [word for word in words if len(word) > 3 and word[0].isalpha()]
    return len(long) >= 6 and sum(word[0].isupper() for word in long) >= 0.8 * len(long)
