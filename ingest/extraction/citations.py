"""Legal citations by their form: the shapes in which the Federal Register, the eCFR and the press write them."""

import re
from collections.abc import Callable, Iterator

from ingest.extraction.lexicon import known
from ingest.extraction.things import Name, Thing
from ontology.ids import slug
from ontology.vocabulary import EntityClass

_PARAGRAPHS = r"((?:\([A-Za-z0-9]{1,5}\))*)"
_SIGN = r"(?:§{1,2}\s?|parts?\s|sections?\s)?"
_OF_THE_EAR = r"(?: (?:of|to) the EAR)?"
_EAR_PART = r"7[3-7]\d"
"""The EAR are parts 730 to 774 of title 15."""


def citations(view: str) -> Iterator[Name]:
    """The citations in a view. Those of our gazetteer are left to it: a longer or equal name wins there."""
    for pattern, build in _FORMS:
        for match in pattern.finditer(view):
            thing = build(match)
            yield Name(match.start(), match.end(), thing.entity_class, (thing,))
    for match in _EXCEPTIONS.finditer(view):
        yield from _exceptions(match)
    for match in _NAMED_EXCEPTION.finditer(view):
        thing = _thing(f"exception:us/{slug(match[1])}", EntityClass.EXCEPTION, match[0])
        yield Name(match.start(), match.end(), EntityClass.EXCEPTION, (thing,))
    for match in _GROUPS.finditer(view):
        yield from _country_groups(match)


def _eccn(match: re.Match[str]) -> Thing:
    code = match[1] + (match[2] or "")
    return _thing(f"item:eccn-{code.lower()}", EntityClass.CONTROL_ITEM, f"ECCN {code}")


def _cfr(match: re.Match[str]) -> Thing:
    return _codified(match[1], match[2] + match[3])


def _ear_section(match: re.Match[str]) -> Thing:
    return _codified("15", match[1] + match[2])


def _ear_part(match: re.Match[str]) -> Thing:
    return _codified("15", match[1])


def _supplement(match: re.Match[str]) -> Thing:
    cited = f"supplement no. {match[1]} to part {match[2]} of the EAR"
    return _thing(f"policy:cfr/15-{match[2]}-supp{match[1]}", EntityClass.POLICY, cited, cited)


def _codified(title: str, place: str) -> Thing:
    cited = f"{title} CFR {place}"
    return _thing(f"policy:cfr/{title}-{place}", EntityClass.POLICY, cited, cited)


def _federal_register(match: re.Match[str]) -> Thing:
    page = match[2].replace(",", "")
    return _thing(f"policy:fr/{match[1]}-{page}", EntityClass.POLICY, f"{match[1]} FR {page}", f"{match[1]} FR {page}")


def _document_number(match: re.Match[str]) -> Thing:
    return _thing(f"policy:fr-doc/{match[1]}", EntityClass.POLICY, f"FR Doc. {match[1]}", f"FR Doc. {match[1]}")


def _us_code(match: re.Match[str]) -> Thing:
    cited = f"{match[1]} U.S.C. {match[2]}{match[3]}"
    return _thing(f"policy:usc/{match[1]}-{match[2]}{match[3]}", EntityClass.POLICY, cited, cited)


def _public_law(match: re.Match[str]) -> Thing:
    return _thing(f"policy:pl/{match[1]}", EntityClass.POLICY, f"Public Law {match[1]}", f"Pub. L. {match[1]}")


def _executive_order(match: re.Match[str]) -> Thing:
    return _thing(f"policy:us/eo-{match[1]}", EntityClass.POLICY, f"Executive Order {match[1]}")


def _rin(match: re.Match[str]) -> Thing:
    return _thing(f"policy:rin/{match[1].lower()}", EntityClass.POLICY, f"RIN {match[1]}", f"RIN {match[1]}")


def _bill(match: re.Match[str]) -> Thing:
    chamber = "hr" if match[1].startswith("H") else "s"
    cited = f"{'H.R.' if chamber == 'hr' else 'S.'} {match[2]}"
    return _thing(f"policy:us/{chamber}-{match[2]}", EntityClass.POLICY, cited, cited)


def _union_act(match: re.Match[str]) -> Thing:
    kind = match[1].lower()
    cited = f"{match[1].capitalize()} (EU) {match[2]}/{match[3]}"
    return _thing(f"policy:eu/{kind}-{match[2]}-{match[3]}", EntityClass.POLICY, cited, cited)


def _union_annex(match: re.Match[str]) -> Thing:
    act, place = f"{match[2].lower()}-{match[3]}-{match[4]}", f"annex-{match[1].lower()}"
    cited = f"Annex {match[1]} to {match[2]} (EU) {match[3]}/{match[4]}"
    return _thing(f"policy:eu/{act}/{place}", EntityClass.POLICY, cited, cited)


def _british_notice(match: re.Match[str]) -> Thing:
    cited = f"Notice to Exporters {match[1]}/{match[2]}"
    return _thing(f"policy:uk/notice-to-exporters-{match[1]}-{match[2]}", EntityClass.POLICY, cited, cited)


def _open_licence(match: re.Match[str]) -> Thing:
    name = match[0].replace("License", "Licence")
    return _thing(f"policy:uk/{slug(name)}", EntityClass.POLICY, name)


def _british_entry(match: re.Match[str]) -> Thing:
    return _thing(f"item:uk-{match[1].lower()}", EntityClass.CONTROL_ITEM, match[1])


def _mofcom_announcement(match: re.Match[str]) -> Thing:
    number, year = match[1], match[2]
    cited = f"MOFCOM Announcement No. {number} of {year}"
    return _thing(f"policy:cn/mofcom-{year}-{number}", EntityClass.POLICY, cited, cited)


def _exceptions(match: re.Match[str]) -> Iterator[Name]:
    """ "License Exceptions NAC and ACA" are two: the first has the words before it."""
    for code in re.finditer(r"\b[A-Z]{3}\b", match[0]):
        first = "Exception" in match[0][: code.start()] and not re.search(r"\b[A-Z]{3}\b", match[0][: code.start()])
        start = match.start() if first else match.start() + code.start()
        name = f"License Exception {code[0]}"
        thing = _thing(f"exception:us/{code[0].lower()}", EntityClass.EXCEPTION, name)
        yield Name(start, match.start() + code.end(), EntityClass.EXCEPTION, (thing,))


def _country_groups(match: re.Match[str]) -> Iterator[Name]:
    """ "Country Groups D:1, D:4, and D:5" are three."""
    for index, code in enumerate(re.finditer(r"[A-E](?::[1-6])?(?!\w)", match["codes"])):
        start = match.start() if index == 0 else match.start("codes") + code.start()
        identifier = f"group:ear-{code[0].replace(':', '').lower()}"
        thing = _thing(identifier, EntityClass.COUNTRY_GROUP, f"EAR Country Group {code[0]}")
        yield Name(start, match.start("codes") + code.end(), EntityClass.COUNTRY_GROUP, (thing,))


def _thing(identifier: str, entity_class: EntityClass, name: str, citation: str | None = None) -> Thing:
    return known().things.get(identifier) or Thing(identifier, entity_class, name, citation=citation)


_LIST = r"(?:,? (?:and |or )?|/)"
_EXCEPTIONS = re.compile(rf"\b[Ll]icen[sc]e [Ee]xceptions? [A-Z]{{3}}(?:{_LIST}[A-Z]{{3}}\b)*(?!\w)")
# A letter alone is a group only behind the words; "D:5" is one anywhere.
_NAMED_EXCEPTION = re.compile(r"\bLicen[sc]e Exception ([A-Z][a-z]\w+(?: [A-Z][a-z]\w+)*)")
_GROUPS = re.compile(
    rf"\b(?:Country Groups? (?=[A-E]))?(?P<codes>(?:(?<=Group )|(?<=Groups )|(?=[A-E]:[1-6]))[A-E](?::[1-6])?(?!\w)"
    rf"(?:{_LIST}(?:Country Groups? )?[A-E]:[1-6](?!\w))*)"
)
_FORMS: tuple[tuple[re.Pattern[str], Callable[[re.Match[str]], Thing]], ...] = (
    (
        re.compile(
            r"\b(?:ECCNs? |[Ee]ntry )?(\d[A-E]\d{3})((?:\.[a-z](?![a-z]))(?:\.(?:\d{1,2}|[a-z](?![a-z])))*)?(?![\w])"
        ),
        _eccn,
    ),
    (re.compile(rf"\b(\d{{1,2}}) (?:CFR|C\.F\.R\.) {_SIGN}(\d{{1,4}}(?:\.\d{{1,4}})?){_PARAGRAPHS}"), _cfr),
    (re.compile(rf"(?:§{{1,2}} ?|\b[Ss]ections? )({_EAR_PART}\.\d{{1,2}}){_PARAGRAPHS}{_OF_THE_EAR}"), _ear_section),
    (re.compile(rf"(?<!CFR )\b[Pp]arts? ({_EAR_PART}){_OF_THE_EAR}(?!\w|\.\d)"), _ear_part),
    (
        re.compile(
            r"\b[Ss]upp(?:lement|\.) [Nn]o\. (\d{1,2}) to (?:15 CFR )?(?:[Pp]art )?"
            rf"({_EAR_PART}){_OF_THE_EAR}(?!\w|\.\d)"
        ),
        _supplement,
    ),
    (re.compile(r"\b(\d{2,3}) (?:FR|Fed\. ?Reg\.|Federal Register) (\d{1,3}(?:,\d{3})+|\d{2,6})\b"), _federal_register),
    (re.compile(r"\bFR Doc\. (?:No\. )?(\d{4}-\d{5})\b"), _document_number),
    (re.compile(rf"\b(\d{{1,2}}) (?:USC|U\.S\.C\.|U\.S\. Code) {_SIGN}(\d{{1,5}}[a-z]?){_PARAGRAPHS}"), _us_code),
    (re.compile(r"\b(?:Public Law|Pub\. ?L\.) (?:No\. )?(\d{2,3}-\d{1,3})\b"), _public_law),
    (re.compile(r"\b(?:Executive Order|E\.O\.|EO) (?:\(E\.O\.\) )?(?:No\. )?(\d{5})\b"), _executive_order),
    (re.compile(r"\bRIN (\d{4}-[A-Z]{2}\d{2})\b"), _rin),
    (re.compile(r"(?<![\w.])(H\. ?R\.|S\.) (\d{2,5})\b"), _bill),
    (re.compile(r"\b(Regulation|Directive|Decision) \(E[UC]\) (?:No\.? )?(\d{2,4})/(\d{2,4})\b"), _union_act),
    (
        re.compile(
            r"\bAnnex ([IVX]+) (?:to|of) (Regulation|Directive|Decision) \(E[UC]\) (?:No\.? )?(\d{2,4})/(\d{2,4})\b"
        ),
        _union_annex,
    ),
    # Numbered so by China's Ministry of Commerce only.
    (re.compile(r"\b(?:MOFCOM )?Announcement (?:No\. )?(\d{1,3}) of (\d{4})\b"), _mofcom_announcement),
    (re.compile(r"\bNotice to Exporters (\d{4})/(\d{1,3})\b"), _british_notice),
    (re.compile(r"\bOpen (?:General|Individual)(?: [A-Z]\w+)* Licen[cs]e(?: \([A-Z][^()]{3,60}\))?"), _open_licence),
    (re.compile(r"\b(?:entry )?(PL\d{4}[a-z]?)\b"), _british_entry),
)
