"""Which blocks of a page are its text, and which are menus, bylines, comment forms, notices and the like.

In the manner of jusText and Readability, but the other way round: a block is text unless something speaks against it, so
that a page of plain paragraphs is kept whole. Against it speak what it lies in (element, role, class), that it is mostly
links, that it stands outside the page's article, and the headings after which only furniture follows.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from mtqa.model import BlockKind
from mtqa.model.lazy import lazy
from mtqa.read.html_blocks import Candidate
from mtqa.read.html_words import BUTTON, COMMENTS, COOKIE, MORE

_GOOD_WORDS = 12  # a block of so many words, mostly not links, is prose
_MENU = 4  # so many lines in a row that are no sentences are a menu
_SENTENCE_ENDS = (".", "!", "?", "…", ".”", '."', "。", "！", "？", "؟", "।", "。」", ":")
_WIDE = lazy(r"[\u0e00-\u0fff\u1000-\u109f\u3040-\u30ff\u3400-\u9fff]")  # scripts without spaces: about two letters a word


def main_text(blocks: Sequence[Candidate], texts: Sequence[str]) -> list[int]:
    """Indices of the blocks that are the page's text. texts: each block's text or its beginning, white space collapsed."""
    words = [max(len(text.split()) + len(_WIDE.findall(text)) // 2, b.characters // 8) for b, text in zip(blocks, texts, strict=True)]
    prose = [n >= _GOOD_WORDS and b.linked * 2 < b.characters for b, n in zip(blocks, words, strict=True)]

    def weight(indices: Sequence[int]) -> int:
        return sum(words[i] for i in indices if prose[i])

    everything = [i for i, b in enumerate(blocks) if not b.context.furniture]
    kept = [i for i in everything if not blocks[i].context.hinted]
    if weight(kept) < 30 and weight(everything) > 3 * weight(kept):
        kept = everything  # the class names misled: they cover the text itself
    # A form that holds prose is the whole page, as some servers write it; any other is a form.
    forms = [i for i in kept if blocks[i].context.form]
    if weight(forms) * 2 < weight(kept) or not weight(forms):
        kept = [i for i in kept if not blocks[i].context.form]
    article = _inside_article(blocks, kept, weight)
    kept = article or _without_page_header(blocks, kept)
    kept = [i for i in kept if not _is_furniture(blocks[i], texts[i], words[i], prose[i])]
    kept = _before_the_end(blocks, kept, texts, words, prose)
    if not article and is_page(blocks):
        kept = _around_prose(blocks, kept, texts, words, prose)
    return _with_prose_below(blocks, kept, prose)


def _inside_article(blocks: Sequence[Candidate], kept: list[int], weight: Callable[[Sequence[int]], int]) -> list[int]:
    """What lies in the page's article, if it has one that holds most of the prose, and the headline above it; else nothing."""
    whole = weight(kept)
    for rank in (3, 2, 1):
        inside = [i for i in kept if blocks[i].context.rank >= rank]
        if inside and weight(inside) * 10 >= whole * 6:
            above = [i for i in kept if i < inside[0] and blocks[i].context.kind is BlockKind.HEADING and blocks[i].context.level == 1]
            return above[-1:] + inside
    return []


def _without_page_header(blocks: Sequence[Candidate], kept: list[int]) -> list[int]:
    """Without what stands in the header of the page, unless the only title does."""
    titles = [i for i in kept if blocks[i].context.kind is BlockKind.HEADING and blocks[i].context.level == 1]
    only = all(blocks[i].context.header for i in titles)
    return [i for i in kept if not blocks[i].context.header or (only and i in titles)]


def _around_prose(
    blocks: Sequence[Candidate], kept: list[int], texts: Sequence[str], words: Sequence[int], prose: Sequence[bool]
) -> list[int]:
    """For a page that marks no article: from the headline above the first prose to the sentence that follows the last.

    Between, longer rows of lines that are no sentences are menus.
    """
    places = [place for place, i in enumerate(kept) if prose[i]]
    if len(places) < 2:
        return kept
    first, last = places[0], places[-1]
    headings = [i for i in kept[:first] if blocks[i].context.kind is BlockKind.HEADING]
    found = [next((i for i in headings if blocks[i].context.level == 1), headings[-1])] if headings else []
    row: list[int] = []
    for place, i in enumerate(kept[first:], first):
        sentence = texts[i].endswith(_SENTENCE_ENDS)
        if place > last and not sentence:
            break
        if not prose[i] and not sentence and blocks[i].context.kind in (BlockKind.PARAGRAPH, BlockKind.HEADING):
            row.append(i)
            continue
        if len(row) < _MENU:
            found += row
        elif sum(words[kept[p]] for p in places if p >= place) * 3 < sum(words[kept[p]] for p in places if p < place):
            break  # a menu with little prose behind it: the article is over
        row = []
        found.append(i)
    return found


def is_page(blocks: Sequence[Candidate]) -> bool:
    """True for a whole page with its furniture, False for a piece of HTML that is nothing but text."""
    if any(b.context.furniture or b.context.hinted or b.context.header or b.context.rank for b in blocks):
        return True
    return sum(b.linked * 2 > b.characters for b in blocks) >= 5


def _is_furniture(block: Candidate, text: str, words: int, prose: bool) -> bool:
    heading = block.context.kind is BlockKind.HEADING
    if not heading and words < 25 and block.linked * 2 > block.characters:
        return True
    if words <= 6 and block.context.kind is not BlockKind.TABLE_CELL and BUTTON.fullmatch(text):
        return True
    return (not prose or words < 60) and block.context.rank == 0 and COOKIE.search(text) is not None


def _before_the_end(
    blocks: Sequence[Candidate], kept: list[int], texts: Sequence[str], words: Sequence[int], prose: Sequence[bool]
) -> list[int]:
    """Without the sections that a heading such as "Related articles" or "Leave a Reply" opens.

    They end with the next heading of the same or a higher rank; lists of other articles also with the next prose.
    """
    found = []
    closed, until_prose = 0, False  # the level of the heading that opened the section left out; 7 for a line that is no heading
    for i in kept:
        context, text = blocks[i].context, texts[i]
        level = context.level if context.kind is BlockKind.HEADING else 7
        if closed and (level <= min(closed, 6) or (until_prose and prose[i])):
            closed = 0
        if words[i] <= 8 and (level < 7 or context.kind is not BlockKind.LIST_ITEM):
            comments, more = COMMENTS.fullmatch(text.rstrip(" .:!»→")), MORE.fullmatch(text.rstrip(" .!»→"))
            if comments or more:
                closed, until_prose = level, comments is None
        if not closed:
            found.append(i)
    return found


def _with_prose_below(blocks: Sequence[Candidate], kept: list[int], prose: Sequence[bool]) -> list[int]:
    """Without headings that are links to other pages: those with no text of their own below."""
    found = []
    for place, i in enumerate(kept):
        block = blocks[i]
        if block.context.kind is BlockKind.HEADING and block.linked * 2 > block.characters:
            following = kept[place + 1] if place + 1 < len(kept) else None
            if following is None or not prose[following]:
                continue
        found.append(i)
    return found
