"""Bodies that stand behind an office or a plain noun: "President Macron", "the customs office", "a Munich court"."""

import re
from collections.abc import Iterator
from functools import cache

from ingest.extraction.nouns import nouns
from ingest.extraction.tables import country_code, jurisdiction_of
from ingest.extraction.things import Name, Thing
from ontology.ids import slug
from ontology.vocabulary import EntityClass

_OFFICE = re.compile(
    r"\b(?:(?:Prime )?Minister|President|Chancellor|Premier|Governor|King|Queen|Emperor|Sultan|Senator|Crown Prince)"
    r" (?!of\b)(?:[A-Z][a-z][\w'-]*\w)(?: [A-Z][a-z][\w-]*\w)?(?!-)"
)
"""Heads of states and governments, and members of a chamber, who act for it."""
_IN_LAW = re.compile(
    r"\b(?:(?:Under |Assistant |Deputy )+Secretary(?: for (?:[A-Z]\w+)(?: (?:and )?[A-Z]\w+)*)?"
    r"|(?<=[Tt]he )(?:Secretary|President|Minister)"
    r"|Minister (?:for|of) [A-Z]\w+(?: (?:and )?[A-Z]\w+)*)(?! of\b)(?![\w'’-])(?! [A-Z])"
)
"""Office-holders on whom laws confer a power."""
_COURT = re.compile(
    r"\b[Aa]n? (?:(?!federal\b)[A-Z][\w-]+ |[a-z]+ )?(?:high |appeals |district |regional |administrative "
    r"|supreme )?court\b"
)
_PLAIN_COURT = re.compile(r"\b[Aa]n? (?:court|home court|tennis court|food court|federal court)\b")


def officials(view: str, names: list[Name]) -> Iterator[Name]:
    """The bodies in a view that an office or a plain noun stands for; `names` are those known in it."""
    for pattern in (_OFFICE, _IN_LAW, _plain_bodies()):
        for match in pattern.finditer(view):
            yield _name(match, names)
    for match in _COURT.finditer(view):
        if _PLAIN_COURT.fullmatch(match[0]) is None:
            yield _name(match, names)


def _name(match: re.Match[str], names: list[Name]) -> Name:
    """Whose it is, the country named last before it says, if the text names one."""
    before = [
        each for each in names if each.entity_class is EntityClass.COUNTRY and each.things and each.end <= match.start()
    ]
    place = jurisdiction_of(country_code(before[-1].things[0])) if before else "unknown"
    words = re.sub(r"^(?:an?|the|its|their) ", "", match[0], flags=re.IGNORECASE)
    thing = Thing(f"agency:{place}/{slug(words)}", EntityClass.AGENCY, words)
    return Name(match.start(), match.end(), EntityClass.AGENCY, (thing,), 0.8)


@cache
def _plain_bodies() -> re.Pattern[str]:
    """A ministry, an office or an authority with its field: "the trade ministry", "its data authority"."""
    fields = "|".join(sorted(nouns()["field_of_body"], key=len, reverse=True))
    return re.compile(
        rf"\b(?:(?:[Tt]he|[Ii]ts|[Tt]heir|[Aa]n?) )?(?:(?:{fields})(?: and |,? ))+"
        r"(?:ministry|office|authority|agency|regulator|department|bureau|secretariat|watchdog|directorate|police|inspectorate)\b"
    )
