"""Laws, rules and orders that no table has, by the form of their names: "Cloud Access Act", "Regulations on X"."""

import re
from collections.abc import Iterator
from functools import cache

from ingest.extraction.nouns import nouns
from ingest.extraction.tables import country_code, jurisdiction_of
from ingest.extraction.things import Name, Thing
from ontology.ids import slug
from ontology.vocabulary import EntityClass

_WORD = r"(?:[A-Z][\w'.&-]*\w|\([A-Z]+\))"
_TITLE_CASE = re.compile(r"[A-Z]")


def named_policies(view: str, names: list[Name]) -> Iterator[Name]:
    """The policies in a view whose names are written with capitals; `names` are those known in it."""
    for match in _headed_last().finditer(view):
        start = _without_plain_words(match)
        if start is not None:
            yield _name(start, match.end(), match.string[start : match.end()], names)
    for match in _headed_first().finditer(view):
        yield _name(match.start(), match.end(), match[0], names)
    for match in _dated().finditer(view):
        yield _name(match.start(), match.end(), match[0], names)
    for match in _QUOTED_TITLE.finditer(view):
        yield _name(match.start("title"), match.end("title"), match["title"], names)


def _without_plain_words(match: re.Match[str]) -> int | None:
    """Where the name begins, without "The", "Under" and their like; none if no name is left."""
    words, place = match["words"].split(" "), match.start()
    while "the" in words or (words and words[0] in nouns()["policy_plain"]):
        place += len(words.pop(0)) + 1
    capitals = [word for word in words if _TITLE_CASE.match(word)]
    return place if capitals and not set(capitals) <= nouns()["policy_plain"] else None


def _name(start: int, end: int, text: str, names: list[Name]) -> Name:
    before = [each for each in names if each.entity_class is EntityClass.COUNTRY and each.things and each.end <= start]
    beside = before[-1] if before and start - before[-1].end <= 3 else None
    place = "unknown" if beside is None else jurisdiction_of(country_code(beside.things[0]))
    thing = Thing(f"policy:{place}/{slug(text)}", EntityClass.POLICY, text)
    return Name(start, end, EntityClass.POLICY, (thing,), 0.8)


@cache
def _headed_last() -> re.Pattern[str]:
    heads = "|".join(sorted(nouns()["policy_last"], key=len, reverse=True))
    inner = rf"(?:(?:{_WORD}|of|and|on|for|the|to|in|&) )*?"
    return re.compile(rf"\b(?P<words>{_WORD} {inner})(?:{heads})\b(?: of (?:19|20)\d\d| (?:19|20)\d\d\b)?(?! of [A-Z])")


@cache
def _headed_first() -> re.Pattern[str]:
    heads = "|".join(sorted(nouns()["policy_first"], key=len, reverse=True))
    rest = rf"(?: (?:(?:of|and|on|for|the|to|in) )*{_WORD})+"
    return re.compile(rf"\b(?:{heads})(?: (?:for|on|of|to|concerning|governing)(?: the)?){rest}")


@cache
def _dated() -> re.Pattern[str]:
    """ "The April rule", "its February 2024 curbs": a norm that is known by its month."""
    months = "January|February|March|April|May|June|July|August|September|October|November|December"
    heads = (
        "rule|regulation|order|curb|control|restriction|limit|decree|law|directive|notice|package|ban|embargo|circular"
    )
    return re.compile(rf"\b(?:(?:{months})(?: (?:19|20)\d\d| \d{{1,2}})?) (?:[a-z]+ )?(?:{heads})s?\b")


_QUOTED_TITLE = re.compile(
    r"(?:rule|order|notice|regulation|guidance|E\.O\.\) \d{5}|Order \d{5}),? [\"“]?(?P<title>(?:[A-Z][\w.'-]+)(?:[ :]+"
    r"(?:[A-Z0-9][\w.'-]*|of|the|for|and|to|in|on))* (?:[A-Z0-9][\w.'-]*\w))(?=[,\"”])"
)
"""The title of a document behind its kind: 'a final rule, "International Traffic in Arms Regulations: Changes"'."""
