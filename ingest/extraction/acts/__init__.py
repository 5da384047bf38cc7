"""The acts of a passage: the heads from which its frames are read."""

from collections.abc import Iterator

from ingest.extraction.acts import bans, carving, duties, instruments, licences, lists, norm_nouns
from ingest.extraction.acts.act import GROUPS, OBJECTS, Act, Finder
from ingest.extraction.passage import Passage

__all__ = ["GROUPS", "OBJECTS", "Act", "acts"]

_FINDERS: tuple[Finder, ...] = (
    lists.listing,
    lists.subjection,
    lists.privileges_denied,
    lists.treated_as,
    licences.table_row,
    licences.licence,
    licences.reviewed,
    carving.new_exceptions,
    norm_nouns.norm_noun,
    norm_nouns.resort,
    instruments.rule_action_noun,
    instruments.drafted,
    instruments.under,
    instruments.released,
    instruments.permission,
    instruments.rule_change,
    carving.coverage,
    carving.outside,
    carving.free,
    bans.shut_out,
    bans.discouraged,
    bans.unlawful,
    bans.disabled,
    bans.ban,
    bans.withheld,
    bans.capped,
    duties.guidance,
    duties.encouraged,
    duties.duty,
    carving.exemption,
    carving.still_allowed,
    carving.begins,
    carving.covers,
    bans.allowed,
)
"""In the order of preference: a word that belongs to one act opens no other."""


def acts(passage: Passage) -> Iterator[Act]:
    """The acts of a passage in the order of their heads."""
    taken: set[int] = set()
    kept = []
    for find in _FINDERS:
        for token in passage.doc:
            act = None if token.i in taken else find(token, passage)
            own = set() if act is None else {act.head.i, *(each.i for each in act.core)}
            if act is not None and not own & taken:
                taken |= own
                kept.append(act)
    yield from sorted(kept, key=lambda act: act.head.i)
