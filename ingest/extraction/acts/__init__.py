"""The acts of a passage: the heads from which its frames are read."""

from collections.abc import Iterator

from ingest.extraction.acts import bans, carving, duties, instruments, licences, lists, norm_nouns
from ingest.extraction.acts.act import GROUPS, OBJECTS, Act, Finder
from ingest.extraction.passage import Passage

__all__ = ["GROUPS", "OBJECTS", "Act", "acts"]

_VERB = frozenset({"VERB"})
_VERB_OR_AUXILIARY = frozenset({"VERB", "AUX"})
_NOUN = frozenset({"NOUN", "PROPN"})
_ADJECTIVE = frozenset({"ADJ"})
_ANY: frozenset[str] = frozenset()
_FINDERS: tuple[tuple[Finder, frozenset[str]], ...] = (
    (lists.listing, _VERB),
    (lists.subjection, _ANY),
    (lists.privileges_denied, _VERB),
    (lists.treated_as, _ANY),
    (licences.table_row, _ANY),
    (licences.licence, _NOUN),
    (licences.reviewed, _VERB),
    (carving.new_exceptions, _ANY),
    (norm_nouns.norm_noun, _NOUN),
    (norm_nouns.resort, _ANY),
    (instruments.rule_action_noun, _NOUN),
    (instruments.drafted, _ANY),
    (instruments.under, _ANY),
    (instruments.released, _ANY),
    (instruments.permission, _ANY),
    (instruments.rule_change, _VERB_OR_AUXILIARY),
    (carving.coverage, _VERB_OR_AUXILIARY),
    (carving.outside, _ANY),
    (carving.free, _ANY),
    (bans.shut_out, _VERB),
    (bans.discouraged, _VERB),
    (bans.unlawful, _ADJECTIVE),
    (bans.disabled, _VERB),
    (bans.ban, _VERB),
    (bans.withheld, _VERB),
    (bans.capped, _ANY),
    (duties.guidance, _ANY),
    (duties.encouraged, _ANY),
    (duties.duty, _VERB),
    (carving.exemption, _VERB),
    (carving.still_allowed, _VERB),
    (carving.begins, _VERB),
    (carving.covers, _VERB),
    (bans.allowed, _VERB),
)
"""In the order of preference: a word that belongs to one act opens no other.

Each with the parts of speech at which it looks; the parser is not always right, so that some look at every word.
"""
_PARTS = frozenset(parts for _, parts in _FINDERS if parts)


def acts(passage: Passage) -> Iterator[Act]:
    """The acts of a passage in the order of their heads."""
    words = list(passage.doc)
    by_part = {parts: [each for each in words if each.pos_ in parts] for parts in _PARTS} | {_ANY: words}
    taken: set[int] = set()
    kept = []
    for find, parts in _FINDERS:
        for token in by_part[parts]:
            act = None if token.i in taken else find(token, passage)
            if act is None:
                continue
            own = {act.head.i, *(each.i for each in act.core)}
            if not own & taken:
                taken |= own
                kept.append(act)
    yield from sorted(kept, key=lambda act: act.head.i)
