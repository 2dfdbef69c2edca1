"""Finite verbs and what they are: read off tags and relations, so that a check can ask whether a sentence stands.

A sentence of article prose stands if it has a finite verb that no subordinator or relative word has taken, and that is not
itself inside another verb's complement; an imperative or a question counts too. The reading walks from left to right:
subordinators and question words wait, and the next verb takes the last that waits.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from mtqa.annotate.annotated import Sentence

FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
NONFINITE = frozenset({"VB", "VBN", "VBG"})
VERBS = FINITE | NONFINITE
NOUNS = frozenset({"NN", "NNS", "NNP", "NNPS", "PRP", "DT", "CD", "EX"})
_PHRASE = frozenset({"DT", "JJ", "NN", "NNS", "NNP", "NNPS", "PRP", "PRP$", "CD", "POS", "HYPH", "RB"})
_INSIDE_GROUP = frozenset({"RB", "RBR", "VB", "VBN", "VBG"})
_QUESTION = frozenset({"WP", "WDT", "WP$", "WRB"})
_CLAUSE = frozenset({"root", "advcl", "advcl:relcl", "ccomp", "acl:relcl", "acl", "conj", "parataxis", "csubj", "xcomp"})
# "as", "than", "like", "before" ... also open phrases; they wait for a verb only where the reader calls them a mark.
_ALWAYS = frozenset({"because", "although", "though", "if", "unless", "while", "whereas", "whether", "lest"})
_SOMETIMES = frozenset({"as", "that", "since", "after", "before", "until", "till", "once", "than", "like", "so", "except", "for"})


class Kind(StrEnum):
    """How a finite verb stands in its sentence."""

    MAIN = "main"
    SUBORDINATE = "subordinate"
    RELATIVE = "relative"
    COMPLEMENT = "complement"


@dataclass(frozen=True, slots=True)
class Verb:
    """A finite verb group, by token numbers.

    at: the finite word. end: the last verb of its group ("has been *seen*"). subject: head of the subject before it, if one
    was found. opener: the subordinator, relative or question word that opens its clause. shared: a coordinated verb that takes
    over the subject (and the kind) of the one before it. head: the label of the clause's head.
    """

    at: int
    end: int
    subject: int | None
    opener: int | None
    kind: Kind
    shared: bool
    head: str


def base(label: str) -> str:
    """The relation without the side of its head."""
    return label.partition(" ")[0]


def verbs(sentence: Sentence) -> list[Verb]:
    """The finite verb groups of a sentence, from left to right."""
    return read(sentence.tokens.lowers, sentence.tags, sentence.relations)


def read(words: Sequence[str], tags: Sequence[str], labels: Sequence[str]) -> list[Verb]:
    """The same for parallel lists of lower-case words, Penn tags and relation labels."""
    found: list[Verb] = []
    openers: list[int] = []
    subject: int | None = None
    at = 0
    while at < len(words):
        tag, label = tags[at], labels[at]
        name = base(label)
        mark = name == "mark" and words[at] in _SOMETIMES and words[at + 1 : at + 2] != ["to"]  # "as to whether"
        if tag in _QUESTION or words[at] in _ALWAYS or mark:
            if openers and openers[-1] == at - 1 and words[at] in ("if", "though"):
                openers.pop()  # "as if", "even though": one opener
            openers.append(at)
        if label in ("nsubj >", "nsubj:pass >", "csubj >", "nsubj:outer >", "expl >"):
            subject = at
        if tag in FINITE:
            end = _group_end(tags, at)
            opener = openers.pop() if openers else None
            shared = subject is None and opener is None and bool(found) and _coordinated(words, tags, found[-1].end, at)
            head = _head(tags, labels, at)
            kind = found[-1].kind if shared else _kind(tags, opener, head)
            if kind is Kind.COMPLEMENT and all(v.kind is Kind.RELATIVE for v in found):
                kind = Kind.MAIN  # there is no verb that it could be the complement of
            elif found and opener is None and subject is not None and head == "conj <" and _joined(tags, found[-1].end, subject):
                kind = found[-1].kind
            found.append(Verb(at, end, subject, opener, kind, shared, head))
            subject = None
            at = end
        elif tag in NONFINITE and openers and all(t in ("RB", "TO") for t in tags[openers[-1] + 1 : at]):
            openers.pop()  # "while leaving", "how to leave", "as expected"
        at += 1
    return found


def _group_end(tags: Sequence[str], at: int) -> int:
    end = at
    for n in range(at + 1, min(len(tags), at + 7)):
        if tags[n] not in _INSIDE_GROUP:
            break
        if tags[n] in NONFINITE:
            end = n
    return end


def _coordinated(words: Sequence[str], tags: Sequence[str], low: int, high: int) -> bool:
    """Do "and", "or", "but" and adverbs alone stand right before the verb at `high`?"""
    n = high - 1
    while n > low and tags[n] in ("RB", "RBR", ",", "MD"):
        n -= 1
    return n > low and (tags[n] == "CC" or words[n] == "then")


def _joined(tags: Sequence[str], low: int, subject: int) -> bool:
    """Does a conjunction open the noun phrase of `subject`, somewhere behind `low`?"""
    n = subject
    while n > low and tags[n] in _PHRASE:
        n -= 1
    return n > low and tags[n] == "CC"


def _head(tags: Sequence[str], labels: Sequence[str], at: int) -> str:
    """The label of the clause's head: the verb itself, or what its auxiliary or copula leans on."""
    if base(labels[at]) not in ("aux", "aux:pass", "cop"):
        return labels[at]
    for n in range(at + 1, len(labels)):
        if tags[n] in FINITE and base(labels[n]) not in ("aux", "aux:pass", "cop"):
            break
        if base(labels[n]) in _CLAUSE:
            return labels[n]
    return labels[at]


def _kind(tags: Sequence[str], opener: int | None, head: str) -> Kind:
    if opener is not None:
        return Kind.RELATIVE if tags[opener] in ("WP", "WDT", "WP$") else Kind.SUBORDINATE
    if head == "acl:relcl <":
        return Kind.RELATIVE
    if head == "ccomp <":
        return Kind.COMPLEMENT
    return Kind.MAIN


def imperative(sentence: Sentence) -> int | None:
    """The bare verb that is the root of the sentence ("If you see him, *call*"), if there is one."""
    tags, labels = sentence.tags, sentence.relations
    for n, tag in enumerate(tags):
        if tag == "VB" and labels[n] == "root" and not any(t in ("TO", "MD") or t in FINITE for t in tags[max(0, n - 3) : n]):
            return n
    return None


def stands(sentence: Sentence) -> bool:
    """Has the sentence a finite main verb, or a main imperative?"""
    return any(v.kind is Kind.MAIN for v in verbs(sentence)) or imperative(sentence) is not None
