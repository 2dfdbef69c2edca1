"""A subordinate clause punctuated as a sentence: "Because the road was closed." """

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from mtqa.annotate import Layer, Sentence, lexicon
from mtqa.annotate.clauses import Kind, Verb, imperative, verbs
from mtqa.checks.sentences._doubt import hidden, next_to, order
from mtqa.checks.sentences._shared import (
    SAYING,
    SPOKEN,
    closed_by_stop,
    first_word,
    join_to_next,
    join_to_previous,
    prose,
    spoken,
    word_count,
)
from mtqa.engine import UNSAFE, Pattern, bad, check, ok
from mtqa.model import Category, Its, Mark, Severity
from mtqa.model.lazy import lazy

_PREPOSITIONS = frozenset({"after", "before", "since", "until", "as"})
_SURE = ("because", "although", "though", "if", "unless", "while", "whereas", "when", "until", "whenever")
_MAYBE = ("since", "as", "after", "before", "that")
# What may stand before the subordinator and belongs to it.
_PREFIXES = (
    "and", "but", "or", "even", "just", "especially", "particularly", "mainly", "precisely", "not", "in order", "as soon", "as long", "so",
    "given", "provided", "despite the fact", "in spite of the fact", "in light of the fact", "in view of the fact", "because of the fact",
    "due to the fact", "owing to the fact", "thanks to the fact",
)  # fmt: skip
_AFTER = {
    **dict.fromkeys(("and", "but", "or"), ("because", "if", "when", "while", "although")),
    "even": ("though", "if", "after", "before", "when"),
    **dict.fromkeys(("just", "especially", "particularly", "mainly", "precisely"), ("when", "because", "if")),
    "not": ("because",),
    **dict.fromkeys(("as soon", "as long"), ("as",)),
}
# What makes a phrase of the word: "because of the rain", "as for the rain", "since then".
_PHRASE = frozenset({"of", "for", "to", "then", "now", "recently", "possible", "so", "such", "necessary", "not", "ever", "all", "only"})
_OPENINGS = (*(f"{before} {word}" for before in _PREFIXES for word in _AFTER.get(before, ("that",))), *_SURE, *_MAYBE)
_START = lazy(rf"\b(?:{'|'.join(map(str.capitalize, _OPENINGS))})\b(?! (?:{'|'.join(sorted(_PHRASE))}|\d+)\b)")
_RHETORIC = frozenset({"what", "how", "why", "where", "who"})  # "Because that is what the cup does."
_VERBLESS = frozenset({"because", "although", "though", "if", "unless", "whereas"})
_NOUN_START = frozenset({"DT", "PRP$", "NNS", "NNP", "PRP", "NN"})
_FOLLOWS = frozenset({"because", "that", "while", "whereas"})
_OFTEN_FIRST = frozenset({"if", "when", "unless", "as", "until"})
_WITHOUT_COMMA = _OFTEN_FIRST | {"whenever", "while", "after", "once", "before"}
_OPENS_SPEECH = frozenset((":", '"', "“", "‘", "«", "``"))
_OBJECTS = frozenset({"DT", "PRP", "PRP$", "NN", "NNS", "NNP"})
_BE = frozenset({"is", "was", "are", "were", "'s", "’s"})
_STARTERS = frozenset("i he she we they everyone everybody nobody someone".split())  # never objects
_PRONOUNS = frozenset({"i", "you", "he", "she", "it", "we", "they", "one"})
_ENDS = frozenset({"NN", "NNS", "NNP", "NNPS", "JJ", "RP", "RB", "CD"})
_MODALS = frozenset({"would", "will", "should", "might", "must", "'ll", "’ll", "'d", "’d"})
# These follow the main clause without a comma.
_PLAIN_JOIN = frozenset({"because", "if", "unless", "when", "until", "since", "after", "before", "that", "whenever"})


def _opened(sentence: Sentence) -> bool:
    """Does a statement of the running text begin with a subordinator that opens a clause, and is that no figure of style?"""
    words = sentence.tokens.lowers
    at = _subordinator(words, first_word(sentence))
    if at + 3 >= len(words) or words[at] not in (*_SURE, *_MAYBE) or not prose(sentence) or not closed_by_stop(sentence):
        return False
    if "?" in sentence.text or _answers(sentence):
        return False
    if words[at + 1 : at + 3] == ["you", "mean"] or _echoed(sentence, words[at]):
        return False
    if words[at + 1] in ("that", "this", "it") and words[at + 2] in ("is", "was", "'s", "’s") and words[at + 3] in _RHETORIC:
        return False
    return word_count(sentence) >= 3 and words[at + 1] not in _PHRASE and not words[at + 1].isdigit()


_COMING = frozenset({"came", "comes", "come", "followed", "follows", "stood", "lay"})


@check(
    id="bare-subordinate-clause", category=Category.LINGUISTIC_CONVENTIONS, its=Its.GRAMMAR, severity=Severity.MAJOR, confidence=0.85,
    message="A subordinate clause stands here as a sentence of its own; its main clause is missing.",
    why="Engines split long sentences and leave 'Because ...', 'When ...' or 'Although ...' alone, or lose the clause that it depends on.",
    needs=Layer.RELATIONS, trigger=Pattern(_START), when=_opened, fix=UNSAFE,
    examples=(
        bad("The ferry was late. [[Because the captain had overslept.]]", good="The ferry was late because the captain had overslept."),
        bad("The town was calm. [[While the villages were still burning.]]",
            good="The town was calm, while the villages were still burning."),
        bad("[[When the miners came home from the pit.]] The siren was heard as far as the port.",
            good="When the miners came home from the pit, the siren was heard as far as the port."),
        ok("Because the captain had overslept, the ferry was late."),
        ok("When the miners came home the siren was heard as far as the port."),
        ok("They played on in the rain. Because that is what they do."),
        bad("The board was firm. [[Even though the fishermen were angry.]]",
            good="The board was firm, even though the fishermen were angry."),
        bad("[[Despite the fact that the pit was full of water.]] The miners went down.",
            good="Despite the fact that the pit was full of water, the miners went down."),
        bad("The board met. [[Even after the court had ordered a new vote.]]",
            good="The board met even after the court had ordered a new vote."),
        bad("The board was firm. [[Not because it was right but because it had no choice.]]",
            good="The board was firm, not because it was right but because it had no choice."),
        ok("Even when it rains, the ferry is full. Even before dawn he left. Just because you asked, he came."),
        ok("So that was the end of it. Even if he had come, it was late. As soon as they had the money, they left."),
        ok("You were not there. When the pit was closed. When the miners had no bread. When nobody came."),
        ok("As the head of the board specified, the ferries have no bar. As the host of the fair, the boats were free."),
        ok("After the pump failed, the harbour board quickly organized a second boat for the miners."),
        ok("Why was the ferry late? Because the captain had overslept."),
        ok("When the moon rose he flew back to Porto. Because no one had paid, that cannot be right. When they came, neither was there."),
        ok("When the question was put to the board about the ferry Mr Knop stood up. If you hear the siren, set about closing the hatch."),
        ok("When the ferry moves on the water, the lights of the harbour change. If the tide was low the ferry would wait."),
        ok("As the captain put it “the boats are old”. While he had the means they were shut. If the poor objected then they could leave."),
        ok("When asked about the ferry he left. Before the war Lenin had a boat. While it rained, this involved all of the boats."),
        ok("While in Porto he saw the ferry. While he was still writing he heard a voice. If it rains, no problem."),
        ok("When miners, including boys, first struck in the north, their union was young. If you are late, just say so."),
        ok("Before us lies a hard year. If you want a boat then you need a harbour."),
        ok("If you see the captain, wake him. Once upon a time there was a king. After the war he moved to Porto."),
        ok("After the storm came the flood in the harbour. Before the boats lay a long night."),
        ok("That was the end of it. That the king was dead was known to all."),
    ),
)  # fmt: skip
def bare_subordinate_clause(sentence: Sentence) -> Iterator[Mark]:
    """The first verb belongs to the subordinator, and no other verb is a main one."""
    words = sentence.tokens.lowers
    at = _subordinator(words, first_word(sentence))
    found = verbs(sentence)
    place = next((n for n, v in enumerate(found) if v.opener in (at, at + 1)), None)
    if not found and words[at] in _VERBLESS and sentence.tags[at + 1] in _NOUN_START and "," not in words and not _orders(sentence):
        yield _mark(sentence, at)  # its verb looks like a noun ("If the talks stall."); no other is there to be the main one
        return
    if place is None:
        if at > first_word(sentence) and words[at] in ("after", "before") and len(found) == 1 and next_to(sentence.tags, at, found[0]):
            yield _mark(sentence, at)  # "Even after the court ruled ...": the reader takes "after" for a preposition
        return
    if any(v.kind is not Kind.RELATIVE for v in found[:place]):
        return
    first, rest = found[place], found[place + 1 :]
    if words[at] in _PREPOSITIONS and words[first.at] in _COMING and sentence.tags[first.at + 1] in ("DT", "PRP$", "CD"):
        return  # "After the storm came the flood"
    if (first.subject is None and not place) or _told(sentence, at, first):
        return
    before = words[at : first.at if first.subject is None else first.subject]
    if words[at] == "that" and at == first_word(sentence) and any(_past(w) for w in (*words[at + 2 : first.at], *words[first.at + 1 :])):
        return  # "That he left surprised nobody"
    if words[at : at + 3] in (["because", "i", "say"], ["because", "i", "said"]):
        return
    if words[at] in _SURE and sentence.tags[at + 1] == "IN":
        return  # "While in Porto he saw the ferry"
    if words[at] in _PREPOSITIONS and words[at + 1] in ("me", "us", "him", "them"):
        return  # "Before us lies a hard year"
    if words[at] == "that" and at and sentence.tags[at] == "DT":
        return  # "So that was the end"
    if words[at] in _PREPOSITIONS and (words[at + 1] == "that" or (len(before) > 1 and words[at + len(before)] in _PRONOUNS)):
        return  # "After some time he came back"
    inside = sentence.tags[at + 1 : at + len(before) + 1]
    gerund = inside[:1] == ["DT"]  # "after the shelling the town", but "after taking the town"
    nouns = [a.startswith("NN") or (gerund and a == "VBG") for a in inside]
    if words[at] in _PREPOSITIONS and any(noun and tag in ("DT", "PRP$", "CD") for noun, tag in zip(nouns, inside[1:], strict=False)):
        return  # "After the storm the town was dark"
    if words[at] in _PREPOSITIONS and inside[:1] == ["DT"] and ("NN", "NNP") in pairwise(inside):
        return  # "After the storm Porto was dark"
    if words[at] in _PREPOSITIONS and ("," in words[at : first.at] or words[at + len(before)] == "there"):
        return  # "As the host of the fair, the town ...", "After the storm in the north there were floods"
    if "," in before and "obl >" in sentence.relations[at : at + before.index(",")]:
        return  # "After the storms in the north, the worst of the year, ..."
    if before.count(",") == 1 or hidden(sentence, at, first.at) or ("," in before and any(_past(w) for w in before[:-2])):
        return  # "Until May, it was ...": a phrase, and the verb is the sentence's own
    if words[at] == "as" and first.end + 1 < len(words) and words[first.end + 1] == ",":
        return  # "As the mayor said, ..."
    if any(_own(sentence, first, v) for v in rest) or hidden(sentence, first.end + 1, len(words)):
        return
    if order(sentence, first.end) or imperative(sentence) is not None:
        return
    yield _mark(sentence, at)


def _past(word: str) -> bool:
    return "VBD" in lexicon.tags(word)


def _told(sentence: Sentence, at: int, first: Verb) -> bool:
    """Does the main clause follow for sure: "if he came *then* ...", "when *asked* he ...", "as the mayor put it: ..."?"""
    words, tags = sentence.tokens.lowers, sentence.tags
    if words[at] in ("if", "when", "unless") and "then" in words[at + 2 :] and len(words) - words.index("then", at + 2) > 3:
        return True
    if words[at] == "as":
        return any(word in _OPENS_SPEECH for word in words[first.end + 1 :])
    return words[at] in _SURE and first.subject is not None and "VBN" in lexicon.tags(words[at + 1]) and tags[at + 1] in ("VBN", "JJ")


def _answers(sentence: Sentence) -> bool:
    """Does a question come before, perhaps as a paragraph of its own (an interview)?"""
    return sentence.index > 0 and sentence.owner.sentences[sentence.index - 1].text.rstrip("\"'”’) ").endswith("?")


def _orders(sentence: Sentence) -> bool:
    """Is there an imperative, and not a plural's verb that was taken for one ("Unless the parties *reach* ...")?"""
    at = imperative(sentence)
    return at is not None and sentence.tags[at - 1] != "NNS"


def _subordinator(words: Sequence[str], at: int) -> int:
    """Where the subordinator stands: the first word, or the last of "despite the fact that"."""
    for prefix in _PREFIXES:
        parts = prefix.split()
        end = at + len(parts)
        # After these only the word that makes the clause counts: "So that the boats ...", but not "So when they came".
        if list(words[at:end]) == parts and words[end : end + 1] and words[end] in _AFTER.get(prefix, ("that",)):
            return end
    return at


def _mark(sentence: Sentence, at: int) -> Mark:
    """The finding, with the neighbours that the clause may be joined to."""
    words = sentence.tokens.lowers
    back = join_to_previous(sentence, "Join it to the sentence before", " " if words[at] in _PLAIN_JOIN and words[0] != "not" else ", ")
    on = join_to_next(sentence, "Join it to the sentence after")
    # A reason follows what it explains; a time, a condition or a concession is told before.
    fixes = tuple(fix for fix in ((back, on) if words[at] in _FOLLOWS else (on, back)) if fix is not None)
    sure = words[at] in _SURE or at > first_word(sentence)
    confidence = SPOKEN if spoken(sentence) else None if sure else 0.7
    return Mark(sentence.span_of(first_word(sentence), len(words) - 1), fixes=fixes, confidence=confidence)


def _echoed(sentence: Sentence, word: str) -> bool:
    """Does a neighbour begin with the same word ("When prices rose. When nobody worked.")? Then it is a figure of speech."""
    sentences, n = sentence.owner.sentences, sentence.index
    return any(other.text.lower().startswith(word + " ") for other in (*sentences[max(0, n - 1) : n], *sentences[n + 1 : n + 2]))


def _own(sentence: Sentence, first: Verb, verb: Verb) -> bool:
    """Is it a main verb? After a comma every verb that nothing opens is, whatever the reader's label says."""
    words = sentence.tokens.lowers
    if verb.opener is not None and verb.subject is not None and "," in words[verb.opener : verb.subject]:
        return True  # "if we carry that home, our way is better": what seemed to open the clause lies before the comma
    if verb.opener is not None and words[verb.opener - 1 : verb.opener + 2] == [",", "since", "then"]:
        return True
    if verb.opener is not None and verb.subject is None and words[verb.opener : verb.at].count(",") == 1:
        return True
    if verb.shared or verb.opener is not None:
        return False
    if verb.kind is Kind.MAIN:
        return True
    if words[first.opener or 0] == "that" and first.opener == first_word(sentence):
        return True
    if verb.subject is None:
        # "That he left *is* known"; a pronoun right before it would be a subject that the reader missed.
        return "VBN" not in lexicon.tags(words[verb.at]) and sentence.tags[verb.at - 1] != "PRP"
    # "if he went it would", "as you see there are": no relative clause has such a beginning.
    if words[verb.subject] == "there" or (words[verb.subject] in _PRONOUNS and words[verb.at] in _MODALS):
        return True
    opener, before = words[first.opener or 0], sentence.tags[verb.subject - 1]
    if opener == "if" and words[verb.at] in ("would", "will") and words[first.at] not in _MODALS:
        return True  # "if the tide was low the ferry would wait"
    if words[verb.subject] == "it" and words[verb.at] in _BE and sentence.tags[verb.end + 1] in ("JJ", "RB", "TO"):
        return True  # "while he had the means it was hard to say"
    if words[verb.subject] in _PRONOUNS and (before.startswith("NN") or before in _ENDS or before in ("PRP", "''", "-RRB-")):
        behind = sentence.tags[verb.end + 1]
        if behind in _OBJECTS or words[verb.end + 1] == "that" or words[verb.at] in _BE:
            return True  # "while he had the means they were shut", but "while he had the means they gave"
    if words[verb.subject] in _PRONOUNS and opener in _OFTEN_FIRST and (before.startswith("NN") or before in ("JJ", "DT")):
        return True  # "if you cut the red it looks pale": doubt speaks for the sentence
    if opener in _WITHOUT_COMMA and _begins(sentence, verb.subject):
        return True
    return "," in words[first.end : verb.subject]


def _begins(sentence: Sentence, subject: int) -> bool:
    """Does a clause begin at this subject without a comma: "when the moon rose *he* went", "when they reached it *Mr Knop* left"?"""
    words, tags = sentence.tokens.lowers, sentence.tags
    if tags[subject] == "NNP":
        while sentence.tokens.texts[subject - 1][0].isupper():
            subject -= 1
        return tags[subject - 1].startswith("NN")
    before = tags[subject - 1]
    if words[subject - 1] == "then":
        return True
    return words[subject] in _STARTERS and (before in _ENDS or (before in ("VBN", "VBD", "VBG") and words[subject - 1] not in SAYING))
