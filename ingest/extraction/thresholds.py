"""Thresholds: a quantity that a rule compares, with its metric, its number and the way it compares."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from ingest.extraction.things import Name, Thing
from ontology.vocabulary import EntityClass

_RAISED = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")
_MAGNITUDES = {
    "thousand": 1e3, "million": 1e6, "billion": 1e9, "trillion": 1e12, "quadrillion": 1e15, "quintillion": 1e18,
    "sextillion": 1e21, "septillion": 1e24, "octillion": 1e27,
}  # fmt: skip
_TERA = {"t": 1000.0, "g": 1.0, "m": 0.001}
_SIGNS = {
    "<=": r"(?:\b(?:at most|up to|no more than|not more than|a maximum of)|≤|<=)$",
    ">=": r"(?:\b(?:at least|no less than|not less than|a minimum of|reach(?:es|ed|ing)?)|≥|>=)$",
    ">": r"(?:\b(?:more|greater|larger|higher|faster) than|\b(?:over|above|exceed(?:s|ed|ing)?|in excess of)|>)$",
    "<": r"(?:\b(?:less|fewer|smaller|lower) than|\b(?:below|under)|<)$",
}
"""In this order: "no more than" ends with "more than"."""
_BEFORE = tuple((sign, re.compile(pattern)) for sign, pattern in _SIGNS.items())
_AFTER = (
    (">=", re.compile(r",? (?:or|and) (?:more|greater|higher|above|over|larger|faster)\b")),
    ("<=", re.compile(r",? (?:or|and) (?:less|fewer|lower|below|under|smaller)\b")),
)
_WORDS_OF = {">": "more than", ">=": "at least", "<": "less than", "<=": "at most"}
_NUMBER = r"(?P<number>\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?)"
_COMPARED = (
    r"(?P<link>(?:['\")]* (?:score |value )?(?:of|is|that is|at|=|exceeds|exceeding|exceeded|over|above|below|under)?"
    r"(?: ?(?:at least|greater than(?: or equal to)?|more than|less than(?: or equal to)?|no more than|up to|equal to"
    r"|exceeding|over|≥|<=|>=|>|<|≤))?) )"
)


@dataclass(frozen=True, slots=True)
class _Metric:
    """A quantity that rules compare."""

    parameter: str
    noun: str
    pattern: re.Pattern[str]
    unit: str = ""


def thresholds(view: str) -> Iterator[Name]:
    """The thresholds in a view."""
    for match in _OPERATIONS.finditer(view):
        yield _operations(match)
    for metric in _METRICS:
        for match in metric.pattern.finditer(view):
            name = _quantity(match, metric)
            if name is not None:
                yield name


def _operations(match: re.Match[str]) -> Name:
    amount = _amount_in_words(match) if match["magnitude"] else _amount_in_powers(match)
    sign = _sign(match) or ">="
    words = amount.replace("e", " x 10^").removeprefix("1 x ")
    name = f"trained with {_WORDS_OF[sign]} {words} operations"
    return _name(match, f"criterion:trainingOperations{sign}{amount}", name)


def _amount_in_powers(match: re.Match[str]) -> str:
    named = ("caret", "short", "raised", "lost", "spoken")
    power = int(next(match[each] for each in named if match[each]).translate(_RAISED))
    return f"{match['factor'] or match['times'] or '1'}e{power}"


def _amount_in_words(match: re.Match[str]) -> str:
    number = {"one": "1", "a": "1", "ten": "10", "one hundred": "100", "a hundred": "100"}.get(
        match["count"].lower(), match["count"]
    )
    return _scientific(float(number) * _MAGNITUDES[match["magnitude"].lower()])


def _quantity(match: re.Match[str], metric: _Metric) -> Name | None:
    groups = match.groupdict()
    number = float(groups["number"].replace(",", ""))
    number *= _MAGNITUDES.get((groups.get("scale") or "").lower(), 1.0)
    number *= _TERA.get((groups.get("tera") or "")[:1].lower(), 1.0)
    sign = _sign(match) or _linked(groups.get("link") or "")
    if sign is None:
        return None
    amount = _scientific(number) if number >= 1e6 else f"{number:g}"
    name = f"{metric.noun} of {_WORDS_OF[sign]} {amount}{metric.unit}"
    return _name(match, f"criterion:{metric.parameter}{sign}{amount}", name)


def _sign(match: re.Match[str]) -> str | None:
    """How the words around the quantity compare it; none where they do not."""
    before, after = match.string[: match.start()].rstrip(" \"'(").lower(), match.string[match.end() :]
    for sign, pattern in _AFTER:
        if pattern.match(after) or pattern.search(match[0]):
            return sign
    return next((sign for sign, pattern in _BEFORE if pattern.search(before[-30:])), None)


def _linked(link: str) -> str | None:
    """How the words between a metric and its number compare."""
    words = link.strip(" '\")").lower()
    if "or equal" in words:
        return ">=" if "greater" in words else "<="
    return next((sign for sign, pattern in _BEFORE if pattern.search(words)), None)


def _scientific(number: float) -> str:
    mantissa, _, power = f"{number:e}".partition("e")
    return f"{float(mantissa):g}e{int(power)}"


def _name(match: re.Match[str], identifier: str, name: str) -> Name:
    thing = Thing(identifier, EntityClass.CRITERION, name)
    return Name(match.start(), match.end(), EntityClass.CRITERION, (thing,))


_OPERATIONS = re.compile(
    # 10^26; 1e26, 2.5e25; 10 with raised digits; "10 26", "1026", where the raised digits were lost; "10 to the 26th".
    r"(?<![\w.^])(?:(?:(?P<times>\d(?:\.\d+)?) ?[x×*] ?)?(?:10 ?(?:\^|\*\*) ?\(?(?P<caret>\d{2})\)?"
    r"|10(?P<raised>[¹²³⁴⁵⁶⁷⁸⁹⁰]{2})|10 to the (?:power of )?(?P<spoken>\d{2})(?:th|st|nd|rd)?(?: power)?"
    r"|10 ?(?P<lost>2\d))"
    r"|(?P<factor>\d(?:\.\d+)?)[eE]\+?(?P<short>\d{2})"
    r"|(?P<count>\d+(?:\.\d+)?|one hundred|a hundred|one|ten)"
    r" (?P<magnitude>quintillion|sextillion|septillion|octillion))"
    r"(?!\d)(?:(?=(?: or (?:more|greater))? ['\"]?operations['\"])"
    r"|(?: (?:or (?:more|greater) )?(?:(?:integer|floating[- ]point|computational|training|total|or)[ -]){0,4}"
    r"['\"]?(?:operations|FLOPs?|FLOPS|flops?|floating[- ]point))(?: operations)?|[ -]?(?:FLOPs?|flops))"
)
_RATE = r" ?(?P<tera>[TGM]B(?:/s|ps)|(?:tera|giga|mega)bytes (?:per|a) second)"
_OR = r"(?:,? or (?:more|greater|higher|less|lower|below|above|fewer))?"
_METRICS = (
    _Metric("totalProcessingPerformance", "total processing performance", re.compile(
        rf"\b(?:[Tt]otal processing performance(?:['\"]? \(['\"]?TPP['\"]?\))?|TPP){_COMPARED}{_NUMBER}{_OR}(?!\w)")),
    _Metric("totalProcessingPerformance", "total processing performance", re.compile(
        rf"(?<![\w.]){_NUMBER} TPP\b")),
    _Metric("performanceDensity", "performance density", re.compile(
        rf"\b[Pp]erformance density{_COMPARED}{_NUMBER}{_OR}(?!\w)")),
    _Metric("memoryBandwidth", "memory bandwidth", re.compile(
        rf"\b(?:(?:[Tt]otal )?(?:DRAM |[Mm]emory )bandwidth(?: density)?){_COMPARED}{_NUMBER}{_RATE}{_OR}"), " GB/s"),
    _Metric("interconnectBandwidth", "interconnect bandwidth", re.compile(
        rf"\b(?:[Ii]nterconnect bandwidth|[Bb]idirectional transfer rate|I/O bandwidth|[Tt]ransfer rate)"
        rf"{_COMPARED}{_NUMBER}{_RATE}{_OR}"), " GB/s"),
    _Metric("ownershipPercent", "an ownership share", re.compile(
        rf"(?<![\w.]){_NUMBER}(?: percent| per cent|%)(?: or (?:more|greater))? (?:owned|ownership|stake|interest)\b"
    ), " percent"),
    _Metric("processNode", "a process node", re.compile(
        rf"(?<![\w.]){_NUMBER}(?:[ -]?nm|[ -]nanomet(?:er|re)s?){_OR}(?!\w)"), " nm"),
    _Metric("parameters", "a number of parameters", re.compile(
        rf"(?<![\w.]){_NUMBER} (?P<scale>million|billion|trillion) parameters\b{_OR}")),
    _Metric("transistors", "a number of transistors", re.compile(
        rf"(?<![\w.]){_NUMBER} (?P<scale>million|billion|trillion) transistors\b{_OR}")),
    _Metric("accelerators", "a number of accelerators", re.compile(
        rf"(?<![\w.]){_NUMBER} (?:advanced |AI )?(?:accelerators|chips|GPUs|graphics processors|processors)\b{_OR}")),
)  # fmt: skip
