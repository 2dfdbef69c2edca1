"""Document -> findings. Calls every check where its trigger fired, prepares layers in batches, survives a check that fails."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from mtqa.annotate import AnnotatedDocument, AnnotatedText, Layer, Sentence
from mtqa.engine.anchor import anchor
from mtqa.engine.check import Check, Scope
from mtqa.engine.trigger import TriggerIndex
from mtqa.errors import why
from mtqa.model import Finding


@dataclass(slots=True)
class Outcome:
    """What a run over one document gave: findings in no particular order, and rules that failed with the reason."""

    findings: list[Finding] = field(default_factory=list)
    failures: dict[str, str] = field(default_factory=dict)
    skipped_languages: set[str] = field(default_factory=set)


class Runner:
    """Runs a fixed set of checks over any number of documents. Building it costs; running it is cheap."""

    def __init__(self, checks: Sequence[Check]) -> None:
        self.checks = tuple(checks)
        self._triggers = TriggerIndex(self.checks)
        self._meant: dict[tuple[str | None, tuple[str, ...], bool], list[str | None]] = {}

    def run(self, document: AnnotatedDocument, source_languages: tuple[str, ...] = ()) -> Outcome:
        """All findings of one document. `source_languages`: the known source language, or none for "any"."""
        outcome = Outcome()
        hits = self._triggers.hits(document.target)
        meant = self._meant_for(document.target.language, source_languages, document.source is not None)
        active = sorted(n for n in (*self._triggers.always, *hits) if meant[n] is None)
        outcome.skipped_languages.update(family for n in (*self._triggers.always, *hits) if (family := meant[n]))
        sentences = {n: self._sentences(n, hits, document.target, outcome) for n in active if self.checks[n].scope is Scope.SENTENCE}
        self._prepare(document.target, sentences)
        for n in active:
            rule = self.checks[n]
            places: Iterable[object]
            if rule.scope is Scope.SENTENCE:
                places = sentences[n]
            elif rule.scope is Scope.PAIR:
                places = document.pairs
            else:
                places = (document,)
            try:
                for place in places:
                    for mark in rule.run(place):
                        outcome.findings.append(anchor(mark, rule.info, document, rule.info.severity))
            except Exception as error:
                outcome.failures[rule.info.id] = why(error)
        return outcome

    def _meant_for(self, language: str | None, sources: tuple[str, ...], sourced: bool) -> list[str | None]:
        """For each check None if it is for such documents; else its family if the language alone speaks against it, or ""."""
        key = (language, sources, sourced)
        if key not in self._meant:
            self._meant[key] = [self._applies(rule, language, sources, sourced) for rule in self.checks]
        return self._meant[key]

    def _applies(self, rule: Check, language: str | None, sources: tuple[str, ...], sourced: bool) -> str | None:
        if rule.scope is Scope.FILE:
            return ""
        if rule.info.languages and language is not None and language not in rule.info.languages:
            return rule.info.family
        if rule.info.sources and sources and not set(rule.info.sources) & set(sources):
            return ""
        return None if rule.scope is not Scope.PAIR or sourced else ""

    def _sentences(self, n: int, hits: dict[int, list[int]], text: AnnotatedText, outcome: Outcome) -> Sequence[Sentence]:
        """The sentences to ask the check about."""
        found: dict[Sentence, None] = {}
        for at in hits.get(n, ()):  # rising
            if (sentence := text.sentence_at(at)) is not None:
                found[sentence] = None
        places = list(found) if n in hits else text.sentences
        if (when := self.checks[n].when) is None:
            return places
        try:
            return [sentence for sentence in places if when(sentence)]
        except Exception as error:
            outcome.failures[self.checks[n].info.id] = why(error)
            return ()

    def _prepare(self, text: AnnotatedText, sentences: dict[int, Sequence[Sentence]]) -> None:
        """One batch a layer over the union of the sentences that any check wants it for."""
        wanted: dict[Layer, dict[int, Sentence]] = {Layer.TAGS: {}, Layer.RELATIONS: {}}
        for n, places in sentences.items():
            if (layer := self.checks[n].needs) in wanted:
                wanted[layer].update((s.index, s) for s in places)
        wanted[Layer.TAGS] |= wanted[Layer.RELATIONS]  # relations build on tags
        for layer, found in wanted.items():
            text.prepare([found[index] for index in sorted(found)], layer)
