"""Glossaries as TBX: version 2 (MARTIF, ISO 30042:2008) and 3 (ISO 30042:2019, data categories as attributes or as tags).

Read as a stream by expat. No entity is ever expanded and no DTD loaded: a file that declares entities is refused.
"""

from __future__ import annotations

from typing import Any
from xml.parsers import expat

from mtqa.glossary.columns import case_in, language_in, pos_in
from mtqa.glossary.entry import Draft, Status
from mtqa.glossary.problems import Problems

_ENTRY = frozenset({"termEntry", "conceptEntry"})
_LANGUAGE = frozenset({"langSet", "langSec"})
_TERM = frozenset({"tig", "ntig", "termSec"})
_STATUS = {
    "preferredTerm": Status.APPROVED, "standardizedTerm": Status.APPROVED, "legalTerm": Status.APPROVED, "regulatedTerm": Status.APPROVED,
    "preferred": Status.APPROVED, "approved": Status.APPROVED, "admittedTerm": Status.ADMITTED, "admitted": Status.ADMITTED,
    "deprecatedTerm": Status.FORBIDDEN, "supersededTerm": Status.FORBIDDEN, "deprecated": Status.FORBIDDEN, "superseded": Status.FORBIDDEN,
    "notRecommended": Status.FORBIDDEN, "obsolete": Status.FORBIDDEN, "forbidden": Status.FORBIDDEN,
}  # fmt: skip
_YES = frozenset({"yes", "true", "1"})
_DEEPEST = 200


class _RefusedError(Exception):
    """The file is no TBX, or does what no TBX needs to do."""


def read(data: bytes, path: str, problems: Problems) -> list[Draft]:
    """The entries, up to the place where the XML is broken, if it is."""
    reader = _Reader(path, problems)
    try:
        reader.parser.Parse(data, True)
    except expat.ExpatError as error:
        what = expat.errors.messages.get(error.code, error)
        problems.add(f"{path}:{error.lineno}", f"broken XML: {what}; entries from here on are not read")
    except _RefusedError as error:
        problems.add(f"{path}:{reader.parser.CurrentLineNumber}", str(error))
    except (LookupError, ValueError) as error:  # an encoding that does not exist, or is none of text
        problems.add(f"{path}:1", f"cannot be read: {error}; save it as UTF-8")
    return reader.drafts


class _Reader:
    """Keeps the open elements, and the entry, language and term that they belong to."""

    def __init__(self, path: str, problems: Problems) -> None:
        self.path, self.problems = path, problems
        self.drafts: list[Draft] = []
        self._open: list[tuple[str, str]] = []  # name and data category of every open element
        self._text: list[str] = []
        self._entry: Draft | None = None
        self._language = ""
        self._term, self._status, self._pos = "", Status.APPROVED, ""
        self.parser: Any = expat.ParserCreate()
        self.parser.buffer_text = True
        self.parser.SetParamEntityParsing(expat.XML_PARAM_ENTITY_PARSING_NEVER)
        self.parser.StartElementHandler, self.parser.EndElementHandler = self._start, self._end
        self.parser.CharacterDataHandler = self._text.append
        self.parser.EntityDeclHandler = self._entity

    def _entity(self, *_: object) -> None:
        raise _RefusedError("declares XML entities, which no glossary needs; it is not read")

    def _where(self) -> str:
        return f"{self.path}:{self.parser.CurrentLineNumber}"

    def _start(self, tag: str, attributes: dict[str, str]) -> None:
        name = tag.rpartition(":")[2]
        if not self._open and name not in ("martif", "tbx", "TBX"):
            raise _RefusedError(f"is no TBX: its root is <{tag}>, not <martif> (version 2) or <tbx> (version 3)")
        if len(self._open) >= _DEEPEST:
            raise _RefusedError(f"nests elements more than {_DEEPEST} deep; it is no TBX")
        if name in _ENTRY:
            self._entry = Draft(self._where(), id=attributes.get("id", ""))
        elif name in _LANGUAGE:
            self._language = language_in(attributes.get("xml:lang", ""), self._where(), self.problems)
        elif name in _TERM:
            self._term, self._status, self._pos = "", Status.APPROVED, ""
        category = attributes.get("type", "") if name in ("termNote", "descrip", "admin") else name
        if name != "hi" and name != "foreign":
            self._text.clear()
        self._open.append((name, category))

    def _end(self, _tag: str) -> None:
        name, category = self._open.pop()
        entry = self._entry
        if entry is None or name in ("hi", "foreign"):
            return
        text = " ".join("".join(self._text).split())
        if name == "term":
            self._term = text
        elif name in _TERM:
            self._end_of_term(entry)
        elif name in _ENTRY:
            self.drafts.append(entry)
            self._entry = None
        else:
            self._say(entry, category, text)
        self._text.clear()

    def _say(self, entry: Draft, category: str, text: str) -> None:
        if category in ("administrativeStatus", "normativeAuthorization"):
            if (status := _STATUS.get(text.removesuffix("-admn-sts"))) is None:
                self.problems.add(self._where(), f"unknown status '{text}'; use preferredTerm, admittedTerm or deprecatedTerm")
            self._status = status or Status.APPROVED
        elif category == "partOfSpeech":
            self._pos = text
        elif category == "subjectField":
            entry.domain = text
        elif category == "note":
            entry.note = f"{entry.note}; {text}" if entry.note else text
        elif category in ("doNotTranslate", "do-not-translate"):
            entry.keep = text.lower() in _YES
        elif category in ("mustTranslate", "must-translate"):
            entry.must = text.lower() in _YES
        elif category in ("caseRule", "case"):
            entry.exact = case_in(text, self._where(), self.problems)

    def _end_of_term(self, entry: Draft) -> None:
        if not self._term:
            self.problems.add(self._where(), "an empty <term>; fill it in or take it out")
        elif self._language:
            pos = pos_in(self._pos, self._where(), self.problems) if self._pos and self._pos != "properNoun" else None
            entry.add(self._language, [self._term], self._status, pos)
        self._term = ""
