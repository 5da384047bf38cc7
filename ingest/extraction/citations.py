"""Legal citations by their form: the shapes in which the Federal Register, the eCFR and the press write them."""

import re
from collections.abc import Callable, Iterator

from ingest.extraction.lexicon import known
from ingest.extraction.things import Name, Thing
from ontology.vocabulary import EntityClass

_PARAGRAPHS = r"((?:\([A-Za-z0-9]{1,5}\))*)"
_SIGN = r"(?:§{1,2}\s?|parts?\s|sections?\s)?"
_MORE_THAN = re.compile(r"(?:more|greater|larger|higher) than$|\b(?:over|above|exceed(?:s|ed|ing)?)$", re.IGNORECASE)


def citations(view: str) -> Iterator[Name]:
    """The citations in a view. Those of our gazetteer are left to it: a longer or equal name wins there."""
    for pattern, build in _FORMS:
        for match in pattern.finditer(view):
            thing = build(match)
            if thing is not None:
                yield Name(match.start(), match.end(), thing.entity_class, (thing,))
    for match in _EXCEPTION.finditer(view):
        yield Name(match.start(), match.end(), EntityClass.EXCEPTION, ())


def _eccn(match: re.Match[str]) -> Thing:
    code = match[1] + (match[2] or "")
    return _thing(f"item:eccn-{code.lower()}", EntityClass.CONTROL_ITEM, f"ECCN {code}")


def _cfr(match: re.Match[str]) -> Thing:
    cited = f"{match[1]} CFR {match[2]}{match[3]}"
    return _thing(f"policy:cfr/{match[1]}-{match[2]}{match[3]}", EntityClass.POLICY, cited, cited)


def _federal_register(match: re.Match[str]) -> Thing:
    page = match[2].replace(",", "")
    return _thing(f"policy:fr/{match[1]}-{page}", EntityClass.POLICY, f"{match[1]} FR {page}", f"{match[1]} FR {page}")


def _document_number(match: re.Match[str]) -> Thing:
    return _thing(f"policy:fr-doc/{match[1]}", EntityClass.POLICY, f"FR Doc. {match[1]}", f"FR Doc. {match[1]}")


def _us_code(match: re.Match[str]) -> Thing:
    cited = f"{match[1]} U.S.C. {match[2]}{match[3]}"
    return _thing(f"policy:usc/{match[1]}-{match[2]}{match[3]}", EntityClass.POLICY, cited, cited)


def _executive_order(match: re.Match[str]) -> Thing:
    return _thing(f"policy:us/eo-{match[1]}", EntityClass.POLICY, f"Executive Order {match[1]}")


def _rin(match: re.Match[str]) -> Thing:
    return _thing(f"policy:rin/{match[1].lower()}", EntityClass.POLICY, f"RIN {match[1]}", f"RIN {match[1]}")


def _country_group(match: re.Match[str]) -> Thing:
    group = match[1]
    identifier = f"group:ear-{group.replace(':', '').lower()}"
    return _thing(identifier, EntityClass.COUNTRY_GROUP, f"EAR Country Group {group}")


def _threshold(match: re.Match[str]) -> Thing:
    exponent = next(each for each in (match["caret"], match["short"], match["raised"], match["lost"]) if each)
    power = int(exponent.translate(_RAISED))
    factor = match["factor"] or "1"
    sign = ">" if _MORE_THAN.search(match.string[: match.start()].rstrip()) else ">="
    amount = f"{factor}e{power}"
    words = "more than" if sign == ">" else "at least"
    name = f"trained with {words} {factor} x 10^{power} operations".replace(" 1 x", "")
    return _thing(f"criterion:trainingOperations{sign}{amount}", EntityClass.CRITERION, name)


def _thing(identifier: str, entity_class: EntityClass, name: str, citation: str | None = None) -> Thing:
    return known().things.get(identifier) or Thing(identifier, entity_class, name, citation=citation)


_RAISED = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")
_EXCEPTION = re.compile(r"\bLicen[sc]e Exceptions? [A-Z]{2,4}\b")
_FORMS: tuple[tuple[re.Pattern[str], Callable[[re.Match[str]], Thing | None]], ...] = (
    (
        re.compile(r"\b(?:ECCNs? )?(\d[A-E]\d{3})((?:\.[a-z](?![a-z]))(?:\.(?:\d{1,2}|[a-z](?![a-z])))*)?(?![\w])"),
        _eccn,
    ),
    (re.compile(rf"\b(\d{{1,2}}) (?:CFR|C\.F\.R\.) {_SIGN}(\d{{1,4}}(?:\.\d{{1,4}})?){_PARAGRAPHS}"), _cfr),
    (re.compile(r"\b(\d{2,3}) (?:FR|Fed\. ?Reg\.) (\d{1,3}(?:,\d{3})+|\d{2,6})\b"), _federal_register),
    (re.compile(r"\bFR Doc\. (?:No\. )?(\d{4}-\d{5})\b"), _document_number),
    (re.compile(rf"\b(\d{{1,2}}) (?:USC|U\.S\.C\.|U\.S\. Code) {_SIGN}(\d{{1,5}}[a-z]?){_PARAGRAPHS}"), _us_code),
    (re.compile(r"\b(?:Executive Order|E\.O\.|EO) (?:\(E\.O\.\) )?(?:No\. )?(\d{5})\b"), _executive_order),
    (re.compile(r"\bRIN (\d{4}-[A-Z]{2}\d{2})\b"), _rin),
    (re.compile(r"\b(?:Country Groups? )?([A-E]:[1-6])(?!\w)"), _country_group),
    (
        # 10^26; 1e26, 2.5e25; 10 with raised digits; and "10 26", "1026", where the raised digits were lost.
        re.compile(
            r"\b(?:10 ?\^ ?\(?(?P<caret>\d{2})\)?|(?P<factor>\d(?:\.\d+)?)[eE]\+?(?P<short>\d{2})"
            r"|10(?P<raised>[¹²³⁴⁵⁶⁷⁸⁹⁰]{2})"
            r"|10 ?(?P<lost>2\d))(?!\d)"
            r"(?=(?:[ -]\w+){0,3} ['\"]?(?:operations|FLOPs?|flops|floating)|[ -]?(?:FLOPs?|flops))"
        ),
        _threshold,
    ),
)
