"""What is known of a thing that matters for recognising it."""

from dataclasses import dataclass

from ontology.judgement import kinds_agree
from ontology.vocabulary import EntityClass

_BODIES = frozenset({EntityClass.COMPANY, EntityClass.AGENCY, EntityClass.PARTY})
"""Classes whose records may name one organisation. A listed party may be any of them."""
STRICT = frozenset({EntityClass.AI_MODEL, EntityClass.HARDWARE})
"""Classes where one letter or digit makes another product: names are equal or they say nothing."""
CITED = frozenset({EntityClass.POLICY})
"""Classes of whose records only an identifier tells: rules of many years bear one title."""
SHARING = {"individual": "people share names", "vessel": "ships share names"}
"""The kinds whose names many bear, so that names alone never settle who is who; and the reason in words."""
STRONG_SCHEMES = frozenset(
    {"executive-order", "federal-register", "imo", "inn", "lei", "ogrn", "ror", "uscc", "wikidata"}
)
"""Schemes that give a thing one identifier, and one thing only."""


@dataclass(frozen=True, slots=True)
class NamedRecord:
    """What is known of a thing that matters for recognising it."""

    id: str
    """For example `company:huawei`."""
    label: str
    """A value of `EntityClass`, for example "Company"."""
    name: str
    aliases: tuple[str, ...] = ()
    kind: str | None = None
    """The kind of party where known: "organisation", "individual", "vessel" or "aircraft"."""
    countries: frozenset[str] = frozenset()
    """Ids such as `country:CN`, of headquarters or addresses; empty where unknown."""
    identifiers: frozenset[str] = frozenset()
    """`scheme:value`, for example `wikidata:Q160120`; empty where unknown."""
    makers: frozenset[str] = frozenset()
    """Ids of those who developed or designed a model or a chip; empty where unknown."""

    @property
    def sort(self) -> str | None:
        """The kind of thing: a company or an agency is an organisation, whatever its record says."""
        return "organisation" if self.label in (EntityClass.COMPANY, EntityClass.AGENCY) else self.kind


def comparable(one: NamedRecord, other: NamedRecord) -> bool:
    """Whether the two may be one thing by what they are: classes that go together, kinds that do not conflict."""
    if not kinds_agree(one.id, other.id):
        return False
    if one.label != other.label:
        labels = {one.label, other.label}
        if not (labels <= _BODIES and EntityClass.PARTY in labels):
            return False
    elif one.label not in _BODIES | STRICT | CITED:
        return False
    return one.sort is None or other.sort is None or one.sort == other.sort


def shared_and_conflicting(one: NamedRecord, other: NamedRecord) -> tuple[list[str], list[str]]:
    """The identifiers of strong schemes that both bear, and the schemes in which they bear different ones."""
    mine, others = _by_scheme(one), _by_scheme(other)
    both = sorted(mine.keys() & others.keys())
    shared = sorted(each for scheme in both for each in mine[scheme] & others[scheme])
    return shared, [scheme for scheme in both if not mine[scheme] & others[scheme]]


def _by_scheme(record: NamedRecord) -> dict[str, set[str]]:
    found: dict[str, set[str]] = {}
    for identifier in record.identifiers:
        scheme = identifier.partition(":")[0].casefold()
        if scheme in STRONG_SCHEMES:
            found.setdefault(scheme, set()).add(identifier.casefold())
    return found
