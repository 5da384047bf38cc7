"""Public bodies that no table has, by the form of their names: "Ministry of X", "X Commission", judges and courts."""

import re
from collections.abc import Iterator
from functools import cache

from ingest.extraction.lexicon import known
from ingest.extraction.nouns import nouns
from ingest.extraction.tables import adjectives, country_code, jurisdiction_of
from ingest.extraction.things import Name, Thing
from ontology.countries import countries
from ontology.ids import slug
from ontology.vocabulary import EntityClass

_WORD = (
    r"(?!(?:Announcement|Notice|Order|Circular|Decision|Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday)\b)"
    r"[A-Z][\w&.-]*\w"
)
_UNKNOWN = "unknown"
"""The jurisdiction of a body of which the text does not tell whose it is."""
_PLAIN = re.compile(r"^(?:The|This|That|A|An|In|Its|Their|Under|When|While|If|But|And|As|Of|On|By|Each|Any|No) ")


def bodies(view: str, names: list[Name]) -> Iterator[Name]:
    """The public bodies in a view, given the names that are known in it (for the countries that they belong to)."""
    countries_here = [name for name in names if name.entity_class is EntityClass.COUNTRY and name.things]
    for pattern in (_headed_first(), _headed_last()):
        for match in pattern.finditer(view):
            yield from _body(match, countries_here)
    for match in _of_country().finditer(view):
        yield _owned(match)
    for pattern in _COURTS:
        for match in pattern.finditer(view):
            yield _name(match.start(), match.end(), "us", match[0])
    for match in _THE_COUNCIL.finditer(view):
        yield _name(match.start("name"), match.end("name"), "eu", "Council of the European Union")


def _body(match: re.Match[str], countries_here: list[Name]) -> Iterator[Name]:
    plain = _PLAIN.match(match[0])
    start = match.start() + (plain.end() if plain else 0)
    text = match.string[start : match.end()]
    if " " not in text:
        return
    owner = _owner(match.string, start, countries_here)
    place = _UNKNOWN if owner is None else jurisdiction_of(country_code(owner.things[0]))
    beside = owner is not None and owner.end <= start and start - owner.end <= 3
    yield _name(owner.start if owner is not None and beside else start, match.end(), place, text)


def _owner(view: str, start: int, countries_here: list[Name]) -> Name | None:
    """Whose body it is: the country right before it, else the last one that the sentence named before it."""
    sentence = max(view.rfind(". ", 0, start), 0)
    before = [each for each in countries_here if sentence <= each.start and each.end <= start]
    return before[-1] if before else None


def _owned(match: re.Match[str]) -> Name:
    code = _codes()[match["owner"]]
    kind = re.sub(r"^(?:top|main|national|powerful|own) ", "", match["body"])
    return _name(match.start(), match.end(), jurisdiction_of(code), kind)


def _name(start: int, end: int, place: str, text: str) -> Name:
    thing = _known(place, text) or Thing(f"agency:{place}/{slug(text)}", EntityClass.AGENCY, text)
    return Name(start, end, EntityClass.AGENCY, (thing,), 0.8)


def _known(place: str, text: str) -> Thing | None:
    """The body that our tables have under this name with its country's ("China's Ministry of Commerce")."""
    plain = re.sub(r"^(?:U\.?S\.?|United States) ", "", text)
    return _aliases().get((place, plain.casefold()))


@cache
def _aliases() -> dict[tuple[str, str], Thing]:
    """Our bodies by jurisdiction and name, the country's own name taken off."""
    owners = "|".join(map(re.escape, sorted(_codes(), key=lambda owner: (-len(owner), owner))))
    prefix = re.compile(rf"^(?:{owners})(?:'s)? ")
    found: dict[tuple[str, str], Thing] = {}
    for identifier, names in known().aliases.items():
        if identifier.startswith("agency:"):
            place = identifier.removeprefix("agency:").partition("/")[0]
            found |= {(place, prefix.sub("", name).casefold()): known().things[identifier] for name in names}
    return found


@cache
def _codes() -> dict[str, str]:
    """By the words that stand before what is a country's: the country's code."""
    named = {name: code for code, country in countries().items() for name in country.names}
    return named | {word: code for code, words in adjectives().items() for word in words}


@cache
def _of_country() -> re.Pattern[str]:
    """ "China's internet regulator", "the Dutch trade ministry"."""
    owners = "|".join(map(re.escape, sorted(_codes(), key=lambda owner: (-len(owner), owner))))
    kind = r"(?:(?!(?:of|to|the|in|for|and|on|by|its)\b)[a-z][\w-]* ){0,3}"
    body = "|".join(sorted(nouns()["body_of_country"]))
    first = "".join(
        sorted({re.escape(owner[0]) for owner in _codes()})
    )  # tells most places apart before all the names do
    return re.compile(rf"\b(?=[{first}])(?P<owner>{owners})(?:'s)? (?P<body>{kind}(?:{body}))\b")


@cache
def _headed_first() -> re.Pattern[str]:
    heads = "|".join(nouns()["body_first"])
    joint = r"(?: of(?: the)? | for(?: the)? | and |, and |, (?=[A-Z]\w+(?: [A-Z]\w+)* and )| & | )"
    return re.compile(rf"\b(?:{_WORD} )?(?:{heads}) (?:of|for|on)(?: the)? {_WORD}(?:{joint}{_WORD})*")


@cache
def _headed_last() -> re.Pattern[str]:
    heads = "|".join(nouns()["body_last"])
    inner = rf"(?:(?:of |and |for |& )?{_WORD} ){{0,5}}"
    # "Export Administration Regulations" is no administration.
    return re.compile(rf"\b{_WORD} {inner}(?:{heads})\b(?! [A-Z][a-z])")


_PERSON = r"(?:[A-Z][\w.'-]*)(?: [A-Z][\w.'-]*){0,2}"
_DISTRICT = r"(?:Northern|Southern|Eastern|Western|Central|Middle) District of [A-Z]\w+(?: [A-Z]\w+)?"
_COURTS = (
    re.compile(r"\b[Aa] federal (?:appeals|district|trade) court(?: in [A-Z]\w+(?: [A-Z]\w+)?)?"),
    re.compile(
        rf"\b(?:U\.?S\.? )?(?:(?:[Cc]hief )?(?:[Dd]istrict |[Cc]ircuit |[Mm]agistrate )?Judge) {_PERSON}"
        r"(?: (?:of|in|for) the (?:(?:U\.?S\.? )?District Court (?:for|in) the )?"
        rf"(?:{_DISTRICT}|District of [A-Z]\w+))?"
    ),
    re.compile(rf"\b(?:(?:U\.?S\.? )?District Court (?:for|in) the )?(?:{_DISTRICT})"),
    re.compile(r"\b(?:U\.?S\.? )?(?:District Court|Court of Appeals) for the (?:[A-Z]\w+ )+(?:Circuit|of [A-Z]\w+)"),
    re.compile(
        r"\b(?:First|Second|Third|Fourth|Fifth|Sixth|Seventh|Eighth|Ninth|Tenth|Eleventh|D\.C\.|Federal) Circuit"
        r"(?: Court of Appeals)?\b"
    ),
)  # fmt: skip
_THE_COUNCIL = re.compile(r"\b(?:European )?(?:Parliament|Commission) and (?:the )?(?P<name>Council)\b(?! of)")
"""Of the European Union, beside its other bodies."""
