"""Parts, sections, supplements and paragraphs of a code as policies: what each is called, and of what it is a part."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from urllib.parse import quote

from ingest.sources.ear.policies import BIS, EAR
from ingest.sources.ecfr.outline import Block, Codified, Division, Span
from ingest.sources.ecfr.paragraphs import CFR_LEVELS, Paragraph, paragraphs
from ingest.table import Cell, TextPage
from ontology.ids import slug
from ontology.statement import Statement
from ontology.terms import Property
from ontology.vocabulary import EntityClass, LegalStatus

_EAR_PARTS = range(730, 775)
_LICENSING_PARTS = range(734, 747)
"""The parts whose paragraphs the tables of the EAR cite one by one."""
_LEVELS, _FEW_LEVELS = 4, 1
"""How deep paragraphs become policies: in those parts, and elsewhere."""
_SUPPLEMENT = re.compile(r"Supplement No\. ?(\d+[A-Za-z]?) to Part (\d+)", re.IGNORECASE)
_NUMBER = re.compile(
    r"§+\s*[\w.\-]+(?:\([a-z0-9]+\))*(?:\s*(?:through|-|–)\s*[\w.\-]+)?\s*|^PART \d+\s*[—–-]\s*", re.ASCII
)
_SUPPLEMENT_NUMBER = re.compile(r"^Supplement No\. ?\w+ to Part \d+\s*[—–-]?\s*", re.IGNORECASE)
_LEAD = 160
"""How many characters of a paragraph are quoted to show that it is there."""
_PARAGRAPH_TAGS = frozenset({"P", "FP", "FP-1", "FP-2", "P-1", "P-2"})
_KINDS = ("part", "section", "appendix")
RESERVED = "[reserved]"


@dataclass(frozen=True, slots=True)
class Provision:
    """A part, a section or a supplement of the CFR."""

    division: Division
    part: str
    """The number of the part in which it stands, or which it is."""

    @property
    def key(self) -> str:
        """What tells it from others of its title: "742", "742.6", "774-supp1"."""
        if self.division.kind != "appendix":
            return self.division.number
        match = _SUPPLEMENT.fullmatch(self.division.number)
        return f"{match[2]}-supp{match[1].lower()}" if match else f"{self.part}-{slug(self.division.number)}"

    @property
    def id(self) -> str:
        """`policy:cfr/15-742.6`."""
        return f"policy:cfr/{self.division.title}-{self.key}"

    @property
    def citation(self) -> str:
        """As lawyers cite it."""
        title, kind = self.division.title, self.division.kind
        if kind == "section":
            return f"{title} CFR {self.division.number}"
        match = _SUPPLEMENT.fullmatch(self.division.number)
        ending = "" if kind == "part" else f", supplement no. {match[1]}" if match else f", {self.division.number}"
        return f"{title} CFR part {self.part}{ending}"

    @property
    def url(self) -> str:
        """Where the eCFR shows it as it stands now."""
        title, number = self.division.title, quote(self.division.number)
        if self.division.kind == "appendix":
            return f"https://www.ecfr.gov/current/title-{title}/part-{self.part}/appendix-{number}"
        return f"https://www.ecfr.gov/current/title-{title}/{self.division.kind}-{number}"

    @property
    def whole(self) -> str | None:
        """The id of that of which it is a part, if it is one that we know."""
        if self.division.kind != "part":
            return f"policy:cfr/{self.division.title}-{self.part}" if self.part else None
        return EAR if is_ear(self) else None


def is_ear(provision: Provision) -> bool:
    """Whether it belongs to the Export Administration Regulations."""
    part = provision.part
    return provision.division.title == "15" and part.isdigit() and int(part) in _EAR_PARTS


def provisions(codified: Codified) -> Iterator[Provision]:
    """The parts, sections and supplements, in the order of the text."""
    for division in codified.divisions:
        yield from _provisions(division, "")


def _provisions(division: Division, part: str) -> Iterator[Provision]:
    if division.kind == "part":
        part = division.number
    elif division.kind == "section":
        part = part or division.number.partition(".")[0]
    elif division.kind == "appendix" and not part:
        match = _SUPPLEMENT.fullmatch(division.number)
        part = match[2] if match else ""
    if division.kind in _KINDS:
        yield Provision(division, part)
    for each in division.parts:
        if isinstance(each, Division):
            yield from _provisions(each, part)


def is_reserved(provision: Provision, codified: Codified) -> bool:
    """Whether only its number is kept, for later use."""
    heading = provision.division.heading
    return heading is None or RESERVED in codified.words(heading).lower()


def provision_statements(provision: Provision, heading: Cell, page: TextPage, *, whole: bool) -> Iterator[Statement]:
    """What its heading says of it. That it is in force was so on the day of the text.

    `whole`: a part in this text has all of its sections, so that one that is missing is not in force on this day.
    """
    policy, citation = provision.id, provision.citation
    named = _NUMBER.sub("", _SUPPLEMENT_NUMBER.sub("", heading.text), count=1).strip().rstrip(".")
    yield from heading.describe(policy, EntityClass.POLICY, f"{citation}: {named}" if named else citation)
    yield heading.say(policy, Property.ALIAS, citation)
    yield heading.say(policy, Property.CITATION, citation)
    kind = "regulation" if provision.division.kind == "part" else "provision"
    yield heading.say(policy, Property.INSTRUMENT_KIND, kind)
    yield heading.say(policy, Property.LEGAL_STATUS, LegalStatus.IN_FORCE.value, valid=page.observed)
    yield heading.say(policy, Property.OFFICIAL_URL, provision.url)
    if provision.whole is not None:
        yield heading.say(policy, Property.PART_OF, provision.whole)
    if provision.division.kind == "part" and is_ear(provision):
        yield heading.say(policy, Property.ISSUED_BY, BIS)
        yield from heading.describe(BIS, EntityClass.AGENCY, "Bureau of Industry and Security")
        yield from heading.describe(EAR, EntityClass.POLICY, "Export Administration Regulations")
    if provision.division.kind == "part" and whole:
        yield heading.say(policy, Property.CAPTURED_ON, page.issued.iso)


def paragraph_statements(provision: Provision, codified: Codified, page: TextPage) -> Iterator[Statement]:
    """The paragraphs of a section that others cite, each as a part of the one above it."""
    if provision.division.kind != "section":
        return
    blocks = [each for each in provision.division.blocks() if each.tag in _PARAGRAPH_TAGS and not each.within]
    deepest = _LEVELS if provision.part.isdigit() and int(provision.part) in _LICENSING_PARTS else _FEW_LEVELS
    known: set[str] = set()
    for each in paragraphs([codified.words(block.span) for block in blocks], CFR_LEVELS):
        if len(each.path) > deepest or each.designator in known:
            continue
        known.add(each.designator)
        cell = page.span(*lead(each, blocks, codified))
        yield from numbered(cell, provision.id, provision.citation, each.path)


def numbered(cell: Cell, whole: str, citation: str, path: Sequence[str]) -> Iterator[Statement]:
    """A paragraph as a policy: "(a)(6)(iii)" is a part of "(a)(6)", and that of "(a)"."""
    written = "".join(f"({each})" for each in path)
    above = "".join(f"({each})" for each in path[:-1])
    yield from cell.describe(f"{whole}{written}", EntityClass.POLICY, f"{citation}{written}")
    yield cell.say(f"{whole}{written}", Property.CITATION, f"{citation}{written}")
    yield cell.say(f"{whole}{written}", Property.PART_OF, f"{whole}{above}")


def lead(paragraph: Paragraph, blocks: Sequence[Block], codified: Codified) -> tuple[int, int]:
    """The beginning of a paragraph in the text: enough to show that it is there and what it is about."""
    span: Span = blocks[paragraph.index].span
    start = span.start + paragraph.start
    end = min(span.end, start + _LEAD)
    space = codified.text.rfind(" ", start + 1, end) if end < span.end else end
    return start, space if space > start else end
