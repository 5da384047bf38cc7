"""Companies and models that no table has, by the words beside their names: "ordered X to", "the weights of X".

Found before the parse, so that the parser gets to read a name it can take for one. Each pattern holds a place (`X`)
where a company, or a model, is all that can stand; capitals alone show nothing.
"""

import re
from collections.abc import Iterator
from functools import cache

from ingest.extraction.nlp import nlp
from ingest.extraction.nouns import nouns
from ingest.extraction.things import Name, Thing
from ingest.naming import company_id, model_id
from ontology.vocabulary import EntityClass

CERTAINTY = 0.7
"""Of a name that only its surroundings show."""
_WORD = r"[A-Z][\w&-]*\w"
_RUN = rf"{_WORD}(?: {_WORD}| \d{{1,3}}(?:\.\d)?[A-Z]?(?![\w,.]\w)){{0,3}}"
_LISTED = r"[^.;]{0,80}?(?:[Ll]ist|[Ll]ists|blacklist)\b"
_OWNED = (
    r"(?:[a-z][\w-]* ){0,2}(?:weights|models?|chips?|agents?|chatbots?|processors?|accelerators?|software|subsidiar\w+"
    r"|factor(?:y|ies)|fabs?|plants?|customers|suppliers|products?|systems?|servers?|shipments?|[A-Z][\w-]* \d)"
)
_COMPANIES = (
    rf"\b(?i:add|adds|added|adding|places?|placed|placing|puts?|putting|enters?|entered|designates?|designated|removes?|removed"
    rf"|removing) X(?:,? and Y)? (?:to|on|onto|from|in|off) {_LISTED}",
    r"\b(?:listing|designation|delisting|blacklisting|privileges|(?:authori[sz]ation"
    r"|status) as validated end-users?) of X",
    rf"X (?:was|were|is|has been|have been) (?:added to|placed on|put on|removed from|struck off|taken off"
    rf"|entered (?:in|on)) {_LISTED}",
    r"\b(?i:order|tell|ask|urge|instruct|direct|compel|forc|requir|forbid|press|advis)(?:s|es|ed|ing"
    r"|e)? X (?:not )?(?:to|from)\b",
    r"\b(?:told|forbade|barr?ed|bars|sued|fined) X (?:not )?(?:to|from|for)\b",
    r"\bstop(?:s|ped)? X (?:from )?(?:\w+ing)\b",
    rf"X['’]s? {_OWNED}\b",
    r"X (?:sells|ships|shipped|sold|unveiled|launched|disclosed|rolled out|geoblocked|switched off|shut off)\b",
    r"X (?:has |had |will )?[a-z]+(?:ed|es|en|s) its (?:own |new |latest |most )?(?:[a-z-]+ )?(?:terms|models?"
    r"|weights|customers|products?|chips?|users|shipments)\b",
    r"\b(?:made|developed|built|designed|produced|manufactured) by X",
)
_MODELS = (
    r"\b(?:fine-tun(?:e|ed|ing)|download(?:ed|ing)?|uninstall(?:ed|ing)?|weights of|copies of|pull(?:ed|s)? the plug on"
    r"|(?:withdr[ae]w|withdrawing|switch(?:ed)? off|turn(?:ed)? off|deactivated?|disabled?|geoblock(?:ed)?"
    r"|fine-tune)) X(?! [a-z]+(?:s|ing)\b)",
    r"X, (?:a|an|its|the|another) (?:[\w-]+ ){0,4}?(?:model|chatbot|assistant|LLM)\b",
    r"\b(?:model|chatbot|assistant|system)s? (?:called|named|dubbed|known as) X",
    r"\b(?:access to|release of|use of|launch of) X(?= (?:for|at|by|in|outside|from|to)\b|[,.;])",
)
_REGIONS = frozenset(
    [
        "Europe",
        "Asia",
        "Africa",
        "America",
        "Americas",
        "Gulf",
        "Pacific",
        "Atlantic",
        "Arctic",
        "Silicon",
        "Wall",
        "Street",
        "Middle",
        "East",
        "West",
        "North",
        "South",
        "Latin",
        "Southeast",
        "Eurasia",
        "Balkans",
        "Baltics",
        "Caucasus",
        "Indo-Pacific",
        "Internet",
        "Web",
        "Earth",
        "God",
        "Parliament",
        "Congress",
        "AI",
        "GPUs",
        "GPU",
    ]
)


def shown_names(view: str, names: list[Name]) -> Iterator[Name]:
    """The companies and models of a view that their surroundings show; `names` are those known in it."""
    for pattern in _patterns(EntityClass.COMPANY):
        for start, end in _places(pattern, view, names):
            text = view[start:end]
            if not any(letter.isdigit() for letter in text):
                yield _name(start, end, Thing(company_id(text), EntityClass.COMPANY, text))
    makers = {name.things[0].id for name in names if name.entity_class is EntityClass.COMPANY and name.things}
    maker = next(iter(makers)) if len(makers) == 1 else None
    for pattern in _patterns(EntityClass.AI_MODEL):
        for start, end in _places(pattern, view, names):
            text = view[start:end]
            yield _name(start, end, Thing(model_id(maker, text), EntityClass.AI_MODEL, text, developer=maker))


def _places(pattern: re.Pattern[str], view: str, names: list[Name]) -> Iterator[tuple[int, int]]:
    for match in pattern.finditer(view):
        for group in ("x", "y"):
            if match.groupdict().get(group) and _is_name(match[group], view, match.start(group), names):
                yield match.start(group), match.end(group)


def _is_name(text: str, view: str, start: int, names: list[Name]) -> bool:
    """Whether a run of capitals may be a company's or a model's: nothing known is in it, and no person."""
    words, before = text.split(), view[:start].rsplit(maxsplit=1)
    if any(name.start < start + len(text) and start < name.end for name in names) or len(text) < 3:
        return False
    if words[-1] in nouns()["known_person"] or (before and before[-1].lower().strip('(“"') in nouns()["person_title"]):
        return False
    lexeme = nlp().vocab[words[0].lower()]
    return (
        not lexeme.is_stop
        and not set(words) & _REGIONS
        and words[0].lower() not in nouns()["person_title"] | nouns()["numbered"]
    )


def _name(start: int, end: int, thing: Thing) -> Name:
    return Name(start, end, thing.entity_class, (thing,), CERTAINTY)


@cache
def _patterns(entity_class: EntityClass) -> tuple[re.Pattern[str], ...]:
    written = [*_COMPANIES, *_called()] if entity_class is EntityClass.COMPANY else list(_MODELS)
    return tuple(re.compile(_filled(each)) for each in written)


def _filled(pattern: str) -> str:
    with_x = re.sub(r"(?<![\w\\])X(?=['(\[ ,]|$)", rf"(?<![\\w-])(?P<x>{_RUN})".replace("\\", "\\\\"), pattern)
    return re.sub(r"(?<= )Y(?=\))", f"(?P<y>{_RUN})".replace("\\", "\\\\"), with_x)


def _called() -> tuple[str, ...]:
    """ "The chipmaker X", "X, a maker of drones"."""
    noun = "|".join(sorted(each for each in nouns()["company_noun"] if each not in ("group", "unit", "rival", "giant")))
    return (
        rf"\b(?:[Tt]he|[Aa]n?) (?:[\w-]+ ){{0,2}}(?:{noun}) X(?= (?:has|said|says|was|is|will|to|from|for|in|on"
        rf"|and)\b|[,.;'])",
        rf"X, (?:a|an|the) (?:[\w-]+ ){{0,4}}?(?:{noun})\b",
    )
