"""Small documents of our own in the eCFR's form: invented text, real structure."""

from collections.abc import Mapping, Sequence
from html import escape
from json import dumps

from ingest.source import RawFile, Reading, SourceInfo, sources
from ingest.sources.ecfr import read
from ontology.statement import Statement, Value
from ontology.terms import Property

GROUPS_TITLE = "Supplement No. 1 to Part 740"
CCL_TITLE = "Supplement No. 1 to Part 774"


def metadata(path: str, citation: str) -> str:
    """The attribute of a division that says where it stands."""
    written = escape(dumps({"path": f"/on/_SUBSTITUTE_DATE_/title-15/{path}", "citation": citation}), quote=True)
    return f'hierarchy_metadata="{written}"'


def part(number: str, *content: str, heading: str = "A PART OF OUR OWN") -> str:
    """A part with its divisions, as the versioner serves it."""
    told = metadata(f"part-{number}", f"15 CFR Part {number}")
    return (
        f'<?xml version="1.0" encoding="UTF-8"?>\n<DIV5 N="{number}" TYPE="PART" {told}>\n'
        f"<HEAD>PART {number}&#x2014;{heading}</HEAD>\n{''.join(content)}\n</DIV5>"
    )


def section(number: str, heading: str, *paragraphs: str, history: str = "") -> str:
    """A section with its paragraphs, which are XML, and its history note."""
    note = f'<CITA TYPE="N">[{history}]\n</CITA>' if history else ""
    body = "".join(f"<P>{each}</P>\n" for each in paragraphs)
    told = metadata(f"section-{number}", f"15 CFR {number}")
    return f'<DIV8 N="{number}" TYPE="SECTION" {told}>\n<HEAD>&#xA7; {number} {heading}</HEAD>\n{body}{note}</DIV8>\n'


def supplement(name: str, heading: str, *content: str) -> str:
    """A supplement: "Supplement No. 1 to Part 774"."""
    return f'<DIV9 N="{name}" TYPE="APPENDIX">\n<HEAD>{name}&#x2014;{heading}</HEAD>\n{"".join(content)}</DIV9>\n'


def table(head: Sequence[str], rows: Sequence[Sequence[str]], notes: Sequence[str] = ()) -> str:
    """A table as the eCFR has them; cells are XML."""
    heads = "".join(f'<TH scope="col">{each}</TH>' for each in head)
    body = "".join(f"<TR>{''.join(_cell(each) for each in row)}</TR>" for row in rows)
    foot = "".join(f'<TR><TD colspan="{len(head)}">{each}</TD></TR>' for each in notes)
    return (
        f'<DIV width="100%"><DIV class="gpotbl_div"><TABLE><THEAD><TR>{heads}</TR></THEAD>'
        f"<TBODY>{body}</TBODY><TFOOT>{foot}</TFOOT></TABLE></DIV></DIV>"
    )


def _cell(content: str) -> str:
    return f"<TD>{content}</TD>" if content else "<TD/>"


def entry(
    eccn: str, heading: str, requirements: Sequence[tuple[str, str]], items: Sequence[str],
    flags: Mapping[str, str] | None = None, reasons: str = "RS",
) -> str:  # fmt: skip
    """An entry of the Commerce Control List."""
    chart = table(["Control(s)", "Country chart (see Supp. No. 1 to part 738)"], requirements)
    offered = "".join(f"<FP-1><I>{name}:</I> {value}</FP-1>" for name, value in (flags or {}).items())
    listed = "".join(f"<P>{each}</P>" for each in items)
    return (
        f'<FP-2><B>{eccn} {heading}</B></FP-2><FP-1><E T="04">License Requirements</E></FP-1>'
        f"<FP-1><I>Reason for Control:</I> {reasons}</FP-1>{chart}"
        f"<HD1>List Based License Exceptions (See Part 740 for a Description of All License Exceptions)</HD1>{offered}"
        f"<HD1>List of Items Controlled</HD1><FP-1><I>Related Controls:</I> N/A</FP-1><FP><I>Items:</I></FP>{listed}"
    )


def raw(document: str, day: str, name: str = "title-15-part.xml") -> RawFile:
    """The document as it would lie in the folder of a day."""
    return RawFile(name, document.encode(), f"ecfr-{day}")


def info(**bounds: tuple[int, int]) -> SourceInfo:
    """What `source.yml` says, but for expectations that small documents can meet."""
    known = next(each.info for each in sources() if each.name == "ecfr")
    few = dict.fromkeys(known.expectations, (0, 100000))
    return known.model_copy(update={"expectations": few | bounds})


def reading_of(document: str, day: str, name: str = "title-15-part.xml") -> Reading:
    """What is read out of a document."""
    return read.read(raw(document, day, name), info())


def values(statements: Sequence[Statement], subject: str, predicate: Property) -> list[Value]:
    """What is said of `subject` by `predicate`."""
    return [each.value for each in statements if each.subject == subject and each.predicate is predicate]
