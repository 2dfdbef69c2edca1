"""From the table of names to the names file that `mtqa names --write` keeps."""

from __future__ import annotations

import codecs
from pathlib import Path

from mtqa.model.entity import Entity, EntityTable
from mtqa.nameslist.load import text_of
from mtqa.nameslist.merge import Done, Proposal, merge


def existing_text(path: str) -> str | None:
    """What the file holds, None if there is none yet. Raises NamesError for one that cannot be read."""
    place = Path(path)
    return text_of(place) if place.exists() else None


def as_before(text: str, path: str) -> str:
    """The text with a byte-order mark if the file that it replaces has one."""
    place = Path(path)
    marked = place.exists() and place.read_bytes().startswith(codecs.BOM_UTF8)
    return "\ufeff" + text if marked else text


def merged(text: str, path: str, table: EntityTable, *, every: bool = False) -> Done:
    """The file's text with the names that have variants in it; every: all names. Raises NamesError."""
    return merge(text, Path(path).as_posix(), [_proposal(entity) for entity in table.entities if entity.variants or every])


def _proposal(entity: Entity) -> Proposal:
    why = entity.reason if entity.variants else ""
    if entity.by == "even":
        why = "even: nothing tells which spelling is right"
    return Proposal(entity.name, tuple(s.text for s in entity.variants if s.count), entity.kind, why)
