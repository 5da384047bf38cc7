"""Idioms as the plain verbs that they mean ("pulled the plug on" is "stopped")."""

import re
from collections.abc import Iterator
from functools import cache

from ingest.packaged import packaged_table

_IRREGULAR = {
    "put": ("puts", "put", "putting", "put"),
    "cut": ("cuts", "cut", "cutting", "cut"),
    "shut": ("shuts", "shut", "shutting", "shut"),
    "set": ("sets", "set", "setting", "set"),
    "get": ("gets", "got", "getting", "gotten"),
    "give": ("gives", "gave", "giving", "given"),
    "take": ("takes", "took", "taking", "taken"),
    "bring": ("brings", "brought", "bringing", "brought"),
    "keep": ("keeps", "kept", "keeping", "kept"),
    "hold": ("holds", "held", "holding", "held"),
    "throw": ("throws", "threw", "throwing", "thrown"),
    "strike": ("strikes", "struck", "striking", "struck"),
    "tear": ("tears", "tore", "tearing", "torn"),
    "do": ("does", "did", "doing", "done"),
    "have": ("has", "had", "having", "had"),
    "think": ("thinks", "thought", "thinking", "thought"),
    "draw": ("draws", "drew", "drawing", "drawn"),
    "come": ("comes", "came", "coming", "come"),
    "make": ("makes", "made", "making", "made"),
    "freeze": ("freezes", "froze", "freezing", "frozen"),
    "lay": ("lays", "laid", "laying", "laid"),
    "leave": ("leaves", "left", "leaving", "left"),
    "send": ("sends", "sent", "sending", "sent"),
    "sell": ("sells", "sold", "selling", "sold"),
    "spell": ("spells", "spelled", "spelling", "spelt"),
    "wind": ("winds", "wound", "winding", "wound"),
    "withdraw": ("withdraws", "withdrew", "withdrawing", "withdrawn"),
    "withhold": ("withholds", "withheld", "withholding", "withheld"),
    "forbid": ("forbids", "forbade", "forbidding", "forbidden"),
    "deal": ("deals", "dealt", "dealing", "dealt"),
}
_PARTICIPLE = 4
"""The place of the past participle among the forms of a verb."""
_WORD = re.compile(r"[a-z]+")
_DOUBLED = frozenset({"stop", "ban", "scrap", "annul", "slam", "slap", "step", "shut"})
"""Verbs that double their last letter before an ending."""


def idioms_in(text: str) -> Iterator[tuple[int, int, str]]:
    """The places of idioms in a text, with the inflected verb that each stands for."""
    words = set(_WORD.findall(text.lower()))
    for number in sorted({number for word in words & _by_word().keys() for number in _by_word()[word]}):
        pattern, verb, forms = _table()[number]
        for match in pattern.finditer(text):
            form = forms.get(match["verb"].lower(), 0) if forms else _PARTICIPLE
            yield match.start(), match.end(), (verb, *_forms(verb))[form]


@cache
def _by_word() -> dict[str, list[int]]:
    """The idioms by the words of which a text must have one: of a hundred, a paragraph needs to be searched for few."""
    found: dict[str, list[int]] = {}
    for number, (pattern, _, forms) in enumerate(_table()):
        first = _WORD.search(pattern.pattern.partition(">")[2])
        assert first is not None
        for word in forms or [first[0]]:
            found.setdefault(word, []).append(number)
    return found


@cache
def lemma_of(word: str) -> str | None:
    """The verb of which a stand-in word is a form."""
    return next((verb for _, verb, _ in _table() if word == verb or word in _forms(verb)), None)


@cache
def _table() -> tuple[tuple[re.Pattern[str], str, dict[str, int]], ...]:
    content = packaged_table("ingest.extraction", "idioms.yml")
    return tuple(_entry(idiom, verb) for idiom, verb in content.items())


def _entry(idiom: str, verb: str) -> tuple[re.Pattern[str], str, dict[str, int]]:
    marked = re.search(r"~(\w+)", idiom)
    if marked is None:  # a participle: "off limits" is "banned"
        return re.compile(rf"\b(?P<verb>{idiom})\b", re.IGNORECASE), verb, {}
    inflected = _forms(marked[1])
    forms = {marked[1]: 0, **{form: place for place, form in enumerate(inflected, 1)}}
    pattern = idiom.replace(marked[0], f"(?P<verb>{'|'.join(sorted(forms, key=len, reverse=True))})")
    return re.compile(rf"\b{pattern}\b", re.IGNORECASE), verb, forms


@cache
def _forms(verb: str) -> tuple[str, str, str, str]:
    """Third person, past, present participle, past participle."""
    if verb in _IRREGULAR:
        return _IRREGULAR[verb]
    stem = verb + verb[-1] if verb in _DOUBLED else verb.removesuffix("e")
    third = verb + ("es" if verb.endswith(("s", "sh", "ch", "x")) else "s")
    if verb.endswith("y") and verb[-2] not in "aeiou":
        third, past = verb[:-1] + "ies", verb[:-1] + "ied"
        return third, past, verb + "ing", past
    past = stem + "ed"
    return third, past, stem + "ing", past
