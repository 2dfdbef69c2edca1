"""A sentence whose beginning was dropped: "Of the fishermen in the bay weakened it." """

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from mtqa.annotate import Layer, Sentence, lexicon
from mtqa.annotate.clauses import FINITE
from mtqa.checks.sentences._shared import SPOKEN, closed_by_stop, first_word, prose, spoken
from mtqa.engine import Pattern, bad, check, ok
from mtqa.model import Category, Its, Mark, Severity
from mtqa.model.lazy import lazy

# No verb has room between the preposition and a comma so near: "On Tuesday, ...", "In the end, ...". It spares half the tagging.
_START = lazy(
    r"(?:^|(?<=[\s“\"'‘(]))(?:Of|In|For|From|At|On)\b"
    r"(?! (?:(?:the|this|that|recent|other|some|his|her|their|its|an?|late|early) )?[\w’'-]+,)"
)
_OPENINGS = frozenset({"of", "in", "for", "from", "at", "on"})
_PHRASE = frozenset("DT PRP$ PDT JJ JJR JJS NN NNS NNP NNPS CD POS HYPH CC IN VBN VBG $ RB AFX FW PRP RBS RBR".split())
# Verbs that may stand before their subject: "In the corner stood a clock", "Of these are left only two".
_INVERTED = frozenset(
    """
    is are was were be been am 's come comes came go goes went arrived stand stands stood sit sits sat lie lies lay hang hangs hung
    live lives lived follow follows followed emerge emerges emerged appear appears appeared arise arises arose run runs ran rise rises rose
    grow grows grew remain remains remained seem seems seemed walk walked step stepped exist exists existed
    do does did can could will would may might must should shall
    """.split()
)
_BE = frozenset("is are was were be been am 's do does did can could will would may might must should shall".split())
_GROUPS = frozenset("police media staff data couple pair team people crew family government majority press public youth".split())
_NO_HEAD = frozenset("course which whom all note interest importance concern particular special late old these those".split())
_TELLING = frozenset(
    "said says warned told announced expressed stressed added declared refused demanded accused promised met visited".split()
)
_ONWARD = frozenset({"out", "up", "down", "away", "back", "off", "together", "home"})


def _begins(sentence: Sentence) -> bool:
    """Is it a statement of the running text that begins with one of the prepositions?"""
    opening = sentence.tokens.lowers[first_word(sentence)]
    return opening in _OPENINGS and prose(sentence) and closed_by_stop(sentence) and "?" not in sentence.text


@check(
    id="lost-beginning", category=Category.LINGUISTIC_CONVENTIONS, its=Its.GRAMMAR, severity=Severity.MAJOR, confidence=0.8,
    message="The verb has no subject; the beginning of the sentence seems to be missing.",
    why="The noun at the head of a long subject gets lost when an engine moves it to the end of the sentence before; its 'of ...' phrase "
    "is left, followed by a verb without a subject.",
    needs=Layer.TAGS, trigger=Pattern(_START), when=_begins,
    examples=(
        bad("[[Of the fishermen in the bay weakened]] the harbour board."),
        bad("[[Of the boats carries]] a flag that was found in the bay."),
        bad("[[Of the older crews have]] a flag of their own."),
        bad("[[In the harbour board want]] to sell the ferry."),
        bad("[[For internal security warned]] the miners about the ferry."),
        bad("[[At the ministry refused]] to answer the miners."),
        ok("Of the ten fishermen, five went home. In the corner stood a clock. From the hill came a shout."),
        ok("In recent years fishermen have left the bay. For the new bridge the city paid a fortune."),
        ok("Of course he knew. For example, in May they met. In the capital police want to close the bridge."),
        ok("For each ferry share, only the list of the harbour is kept. In this letter Garcia describes the harbour."),
        ok("For the king knew that he was old. In an instant the old ferry sank. On this the captain left."),
        ok("In addition to the boats admitted last year, the board let in five. From this faith have grown three schools."),
        ok("Of note is the old bridge. Of the crews came only one. From the outside Porto looks like a village."),
    ),
)  # fmt: skip
def lost_beginning(sentence: Sentence) -> Iterator[Mark]:
    """Between the preposition and the first verb there is one noun phrase and nothing that could be the verb's subject."""
    at = first_word(sentence)
    words, tags = sentence.tokens.lowers, sentence.tags
    verb = _first_verb(words, tags, at)
    if verb is None or verb < at + 2 or words[at + 1] in _NO_HEAD:
        return
    inside = tags[at + 1 : verb]
    if not inside[-1].startswith("NN") and inside[-1] not in ("RB", "CD", "POS"):
        return
    # Few come this far, so that relations are read sentence by sentence.
    if not _one_phrase(inside, words[at] == "of") or not _headless(words, tags, sentence.relations, at, verb):
        return
    message = f"The verb has no subject: what came before '{sentence.tokens.texts[at]}' seems to be missing."
    yield Mark(sentence.span_of(at, verb), message=message, confidence=SPOKEN if spoken(sentence) else None)


def _first_verb(words: Sequence[str], tags: Sequence[str], at: int) -> int | None:
    """The first token that can be the finite verb; None if something else than a noun phrase comes before it."""
    bare = words[at] == "of" and not any(tag in FINITE for tag in tags[at:])
    for n in range(at + 1, min(len(words), at + 16)):
        if tags[n] in FINITE or (tags[n] == "VB" and tags[n - 1] in ("NNS", "NN")):
            return n
        # No finite verb at all: a past form far from its subject was taken for a participle.
        past = bare and tags[n] in ("VBN", "JJ") and n > at + 1 and words[n].endswith("ed") and "VBD" in lexicon.tags(words[n])
        if past and words[n + 1 : n + 2] != ["by"] and tags[n - 1] in ("NN", "NNS", "NNP", "POS"):
            return n
        if tags[n] not in _PHRASE:
            return None
    return None


def _headless(words: Sequence[str], tags: Sequence[str], labels: Sequence[str], at: int, verb: int) -> bool:
    """Is the noun before the verb no subject of it: by its label, by its number, or because "of" stands before it?"""
    inside, after = tags[at + 1 : verb], tags[verb + 1 : verb + 2]
    onward = after in (["RP"], ["IN"], ["TO"]) or set(words[verb + 1 : verb + 2]) <= _ONWARD
    if words[verb] in _INVERTED and (words[at] != "of" or words[verb] in _BE or not onward):
        # "In the board sat down and thought": otherwise inverted verbs have their subject behind them.
        return words[verb] not in _BE and set(words[verb + 1 : verb + 2]) <= _ONWARD and words[verb + 2 : verb + 3] == ["and"]
    if words[at] == "of":
        return True
    if tags[verb] == "VBP" and after == [","] and any(tag in FINITE for tag in tags[verb + 2 :]):
        return False  # "For each share, the list is read": a noun
    if tags[verb] in ("VBD", "VBZ") and any(pair in (("NN", "NNP"), ("NNS", "NNP")) for pair in pairwise(inside)):
        return False  # "In this statement Garcia describes ..."
    if words[verb - 1] in _GROUPS:
        return False  # "In the capital police want to close the bridge"
    if words[verb] in ("has", "have", "had") and after == ["VBN"]:
        return False  # "From this faith have grown three schools"
    if "," in words[verb:] and "VBN" in lexicon.tags(words[verb]) and tags[verb] == "VBD":
        return False  # "In addition to the boats admitted last year, ..."
    if tags[verb] == "VBP" and tags[verb - 1] in ("NN", "NNP") and "CC" not in inside:
        return True  # the noun before it is one, the verb wants several
    if words[at] == "for" and not {"DT", "PRP$", "CD", "POS", "IN"} & set(inside) and words[verb] in _TELLING:
        return True  # "(The minister) for internal security warned the board"
    if words[verb] in ("has", "have", "had") or words[at] == "for":
        return False  # "For the world knew": since the world knew
    single = sum(t.startswith("NN") for t in inside) == 1 and inside[0] in ("DT", "PRP$") and "CD" not in inside
    if single and tags[verb - 1] == "NNP" and verb > at + 3:
        return False  # "From the outside Porto looks like a village"
    if words[at] in ("at", "on"):
        return single and tags[verb] in FINITE and len(inside) < 4
    free = not any(label.startswith(("nsubj", "expl", "csubj")) and label.endswith(">") for label in labels[at:verb])
    return free or (single and tags[verb] in FINITE)


def _one_phrase(inside: Sequence[str], of: bool) -> bool:
    """No second noun phrase begins: "of this I am sure", "of the ten boats five are left" have their subject there."""
    for n, (before, tag) in enumerate(pairwise(inside)):
        if tag == "CD" and of and (before == "NNP" or (before == "DT" and inside[n + 2 : n + 3] == ["POS"])):
            continue  # "the May 26 meeting", "the 1990's"
        if tag in ("DT", "PRP$") and before in ("DT", "JJ", "VBG", "VBN"):
            return False  # "On this the captain left"
        if tag == "PRP" or (before.startswith("NN") and tag in ("DT", "PRP$", "CD", "JJ", "PRP")) or (before == "DT" and tag == "CD"):
            return False
    return "PRP" not in inside and inside[0] not in ("PRP", "CD")
