"""What the words of `dates` say about when a rule, or an instruction of it, takes effect.

The clauses are known by their whole form. A date that stands in none of them is left over, and then nothing
is concluded for the rule as a whole: a date that was overlooked is worse than one that is missing.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from ontology.errors import ExportGraphError
from ontology.times import PartialDate

_MONTHS = "January|February|March|April|May|June|July|August|September|October|November|December"
DATE = rf"(?:{_MONTHS}) \d{{1,2}}, \d{{4}}"
_WHEN = rf"(?:on |as of |from )?(?P<start>{DATE})(?:,? (?:through|until|to) (?P<end>{DATE}))?"
_ASIDE = r"\((?:[^()]|\([^()]*\))*\)"
_NUMBER = rf"\d+(?: {_ASIDE})?"
_NUMBERS = rf"(?P<numbers>{_NUMBER}(?:(?:,? and |, ){_NUMBER})*)"
_INSTRUCTIONS = rf"(?:amendatory )?instructions?(?: numbers?| nos?\.)?:? {_NUMBERS}"
_RULE = (
    r"(?:[Tt]his|[Tt]he) (?:(?:interim final|final|temporary final|correcting)\s)?"
    r"(?:rule|correction|amendment|action|document|order)"
)
_OF_INSTRUCTIONS = (
    re.compile(rf"[Ee]ffective {_WHEN},? (?:is|are) (?:the following )?{_INSTRUCTIONS}"),
    re.compile(rf"{_INSTRUCTIONS},? (?:which )?(?:is|are) effective {_WHEN}", re.IGNORECASE),
)
_OF_ALL = re.compile(
    rf"(?:{_RULE} (?:is|was|becomes) effective|(?:^|(?<=[.;:] ))Effective(?: [Dd]ates?:)?) {_WHEN}"
    r"(?=\s*(?:[.;]|$)|(?P<but>,? except\b))"
)
_COMPLIANCE = re.compile(
    rf"[Cc]ompliance (?:date(?: for [^.,;]*)?(?::| is)|with [^.,;]* is required|is required)"
    rf"(?: on| by| from| beginning| beginning on| no later than)? (?P<start>{DATE})(?=\s*(?:[.;]|$))"
)
_NOT_OF_FORCE = re.compile(r"\b(?:comments?|hearing|meeting|briefing|register|request|submi\w+)\b", re.IGNORECASE)
_OF_FORCE = re.compile(
    r"\b(?:effective|complian\w+|comply|takes? effect|suspend\w*|delay\w*|expires?)\b", re.IGNORECASE
)
_WITHOUT_DATE = re.compile(r"\b[Ee]ffective (?:immediately|upon|on (?:the date of )?publication)\b")
_SECTION = re.compile(r"\((?:Sec\.|§) ?(?P<section>\d+\.\d+)\)")
Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Effect:
    """From when until when something has effect, and the words that say so."""

    start: PartialDate
    end: PartialDate | None
    span: Span
    instruction: int | None = None
    """The number of the instruction; none: the whole rule, or what the other clauses leave of it."""
    section: str | None = None
    """The section that the instruction changes, where the words name one."""


@dataclass(frozen=True, slots=True)
class Dates:
    """What was understood of the words, and which dates were not."""

    whole: Effect | None
    """The rule as a whole, where all of it takes effect on one day."""
    others: Effect | None
    """The instructions that no clause names, where the words say when those take effect."""
    instructions: tuple[Effect, ...]
    compliance: Effect | None
    left_over: tuple[Span, ...]
    """Dates, or words in the place of one, that might tell of force and stand in no clause that is known."""


def read_dates(text: str) -> Dates:
    """What `text` says of effect and compliance. Nothing is concluded from a clause that is not known whole."""
    by_number = list(_instructions(text))
    taken = [match.span() for match, _ in by_number]
    instructions = tuple(effect for _, effects in by_number for effect in effects)
    whole = [match for match in _OF_ALL.finditer(text) if not _lies_in(match.start("start"), taken)]
    due = list(_COMPLIANCE.finditer(text))
    taken += [match.span() for match in (*whole, *due)]
    left = (*_left_over(text, taken), *(match.span() for match in _WITHOUT_DATE.finditer(text)))
    one = _effect(whole[0]) if len(whole) == 1 else None
    if len(whole) > 1:
        left = (*left, *(match.span() for match in whole))
    if len(due) > 1:
        left = (*left, *(match.span() for match in due))
    but = bool(whole) and whole[0]["but"] is not None
    all_of_it = one is not None and not but and not instructions and not left
    rest = one is not None and bool(instructions) and not left
    return Dates(
        whole=one if all_of_it else None,
        others=one if rest else None,
        instructions=instructions,
        compliance=_effect(due[0]) if len(due) == 1 else None,
        left_over=tuple(sorted(left)),
    )


def day_of(words: str) -> PartialDate | None:
    """The day that words such as "January 13, 2025" mean, or none where there is no such day."""
    month, day, year = words.replace(",", "").split()
    try:
        return PartialDate(f"{year}-{_MONTHS.split('|').index(month) + 1:02}-{int(day):02}")
    except ExportGraphError:
        return None


def _instructions(text: str) -> Iterator[tuple[re.Match[str], list[Effect]]]:
    for pattern in _OF_INSTRUCTIONS:
        for match in pattern.finditer(text):
            effect = _effect(match)
            if effect is not None:
                yield match, [_of_instruction(effect, words) for words in re.findall(_NUMBER, match["numbers"])]


def _of_instruction(effect: Effect, words: str) -> Effect:
    section = _SECTION.search(words)
    number = int(words.partition(" ")[0])
    return Effect(effect.start, effect.end, effect.span, number, None if section is None else section["section"])


def _effect(match: re.Match[str]) -> Effect | None:
    start = day_of(match["start"])
    ends = match.re.groupindex.get("end") is not None and match["end"] is not None
    end = day_of(match["end"]) if ends else None
    if start is None or (ends and end is None):
        return None
    return Effect(start, end, match.span())


def _left_over(text: str, taken: list[Span]) -> Iterator[Span]:
    for match in re.finditer(DATE, text):
        if _lies_in(match.start(), taken):
            continue
        sentence = text[_beginning(text, match.start()) : match.end()]
        if _NOT_OF_FORCE.search(sentence) and not _OF_FORCE.search(sentence):
            continue
        yield match.span()


def _beginning(text: str, position: int) -> int:
    """Where the sentence begins, as far as a full stop before a capital or a semicolon tells."""
    ends = [match.end() for match in re.finditer(r"\.\s+(?=[A-Z])|;\s+", text[:position])]
    return ends[-1] if ends else 0


def _lies_in(position: int, spans: list[Span]) -> bool:
    return any(start <= position < end for start, end in spans)
