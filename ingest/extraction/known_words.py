"""The words that open frames and colour them, by what they do; read from `triggers.yml`."""

import re
from dataclasses import dataclass
from functools import cache

from ingest.packaged import packaged_table


@dataclass(frozen=True, slots=True)
class Words:
    """Sets of lemmas by their role."""

    roles: dict[str, frozenset[str]]
    norm_nouns: dict[str, str]
    """Nouns that name a norm, with the measure that they imply, or "any"."""

    def __getitem__(self, role: str) -> frozenset[str]:
        return self.roles[role]


@cache
def words() -> Words:
    """The trigger words."""
    content = packaged_table("ingest.extraction", "triggers.yml")
    nouns = content.pop("norm_nouns")
    kinds = {lemma: kind for kind, group in nouns.items() for lemma in group}
    return Words({role: frozenset(lemmas) for role, lemmas in content.items()}, kinds)


_ACTS = ("ban", "limit", "lift", "suspend", "ease", "tighten", "allow", "exempt", "cover", "enforce", "disable", "duty")
_MORE = ("licence", "transfer_verbs", "list_verbs", "parse_also")


@cache
def worth_parsing() -> re.Pattern[str]:
    """Finds the words without which a text has names and dates to give, but no frame and no description.

    It finds too much ("bank" for "ban"): that costs time, nothing else.
    """
    lemmas = {lemma for role in (*_ACTS, *_MORE) for lemma in words()[role]} | words().norm_nouns.keys()
    stems = sorted({lemma.partition(" ")[0].removesuffix("e").removesuffix("y") for lemma in lemmas})
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, stems))})", re.IGNORECASE)
