"""Models and products by the form of their names: a family's word with what follows it, or letters and digits.

"GPT-5 mini", "Llama 3.1 405B", "TWINSCAN NXT:1970i", "B30A": new members of a known family need no entry of their own.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from ingest.extraction.lexicon import known
from ingest.extraction.tables import families
from ingest.extraction.things import Name, Thing
from ingest.naming import hardware_id, model_id
from ontology.vocabulary import EntityClass

_VERSION = r"(?:(?:[vVkKmMrRoOsS]|\d{1,2}x)?\d{1,4}(?:\.\d{1,2})*(?:[BbMoVx]|-?[0-9]{1,3}[bB])?(?![\w%]|[.,]\d))"
_CODE = r"(?:[A-Z]{0,4}[ :]?\d{1,4}[A-Z]{0,2}[a-z]?(?![\w%]|[.,]\d))"


@dataclass(frozen=True, slots=True)
class _Forms:
    """How the names of one kind of product look."""

    entity_class: EntityClass
    whole_family: EntityClass
    """What the family's name means where no version follows."""
    pattern: re.Pattern[str]
    makers: dict[str, str]
    """By family."""
    alone: frozenset[str]


def products(view: str) -> Iterator[Name]:
    """The models and products in a view that belong to a known family or line."""
    for forms in (_models(), _hardware()):
        for match in forms.pattern.finditer(view):
            if match["rest"] or match["family"] in forms.alone:
                yield _name(match, forms)
    for maker, pattern in _codes():
        for match in pattern.finditer(view):
            identifier = hardware_id(maker, match[0])
            yield _of(match, _thing(identifier, EntityClass.HARDWARE, match[0], maker))


def _name(match: re.Match[str], forms: _Forms) -> Name:
    family, maker = match["family"], forms.makers[match["family"]]
    name = families()["short"].get(family, family) + match["rest"]
    entity_class = forms.entity_class if match["rest"] else forms.whole_family
    identifier = model_id(maker, name) if forms.entity_class is EntityClass.AI_MODEL else hardware_id(maker, name)
    return _of(match, _thing(identifier, entity_class, name, maker))


def _of(match: re.Match[str], thing: Thing) -> Name:
    return Name(match.start(), match.end(), thing.entity_class, (thing,))


def _thing(identifier: str, entity_class: EntityClass, name: str, maker: str) -> Thing:
    developer = maker if entity_class is not EntityClass.HARDWARE else None
    return known().things.get(identifier) or Thing(identifier, entity_class, name, developer=developer)


@cache
def _models() -> _Forms:
    variants = "|".join(re.escape(word) for word in families()["variants"]["models"])
    # A version may be written against the family ("Qwen2.5"), a variant stands behind a blank or a hyphen.
    rest = rf"(?:[ -]?{_VERSION}|[ -](?i:{variants})(?![\w]))"
    return _forms("models", rest, EntityClass.AI_MODEL, EntityClass.MODEL_GROUP)


@cache
def _hardware() -> _Forms:
    variants = "|".join(re.escape(word) for word in families()["variants"]["hardware"])
    rest = rf"(?:[ -]?{_CODE}|[ -](?:{variants})(?![\w]))"
    return _forms("hardware", rest, EntityClass.HARDWARE, EntityClass.HARDWARE)


def _forms(kind: str, rest: str, entity_class: EntityClass, whole_family: EntityClass) -> _Forms:
    makers = {family: maker for maker, content in families()[kind].items() for family in content["families"]}
    alone = frozenset(family for content in families()[kind].values() for family in content["alone"])
    longest_first = sorted(makers, key=lambda family: (-len(family), family))
    pattern = rf"(?<![\w-])(?P<family>{'|'.join(map(re.escape, longest_first))})(?P<rest>{rest}*)(?!\w)"
    return _Forms(entity_class, whole_family, re.compile(pattern), makers, alone)


@cache
def _codes() -> tuple[tuple[str, re.Pattern[str]], ...]:
    return tuple(
        (maker, re.compile(rf"(?<![\w§./$-])(?:{'|'.join(codes)})(?![\w%]|[.,-]\d)"))
        for maker, codes in families()["codes"].items()
    )
