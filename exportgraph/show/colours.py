"""One colour for each kind of thing: a hue for the page, a name for the terminal."""

from dataclasses import dataclass

from exportgraph.show.paragraphs import Paragraph
from ontology.document import Quote
from ontology.vocabulary import EntityClass

DATE = "Date"
"""What dates are called beside the classes of things."""
_KINDS = {
    EntityClass.AGENCY: ("blue", 215),
    EntityClass.COMPANY: ("green", 140),
    EntityClass.AI_MODEL: ("magenta", 300),
    EntityClass.MODEL_GROUP: ("bright_magenta", 325),
    EntityClass.HARDWARE: ("red", 5),
    EntityClass.CONTROL_ITEM: ("bright_red", 25),
    EntityClass.POLICY: ("cyan", 190),
    EntityClass.COUNTRY: ("yellow", 50),
    EntityClass.COUNTRY_GROUP: ("bright_yellow", 65),
    EntityClass.PERSON_CLASS: ("bright_green", 100),
    EntityClass.PARTY_LIST: ("bright_cyan", 170),
    EntityClass.PARTY: ("bright_blue", 240),
    EntityClass.CRITERION: ("white", 270),
    DATE: ("bright_black", 0),
}
_OTHER = ("white", 255)


@dataclass(frozen=True, slots=True)
class Span:
    """A coloured stretch of a paragraph, by its place in the document."""

    start: int
    end: int
    kind: str
    title: str
    """What it refers to."""


def colour(kind: str) -> str:
    """The colour of a kind of thing in the terminal."""
    return _KINDS.get(kind, _OTHER)[0]


def hue(kind: str) -> int:
    """Its hue on the page, in degrees."""
    return _KINDS.get(kind, _OTHER)[1]


def is_grey(kind: str) -> bool:
    """Whether it has no hue: dates are no things."""
    return kind == DATE


def spans_of(paragraph: Paragraph) -> list[Span]:
    """The names and dates of a paragraph, in order; what runs into an earlier one is left out."""
    found = [_span(each.quote, each.entity_class, [thing.id for thing in each.things]) for each in paragraph.names]
    found += [_span(each.quote, DATE, [each.symbolic or "" if each.date is None else each.date.iso])
              for each in paragraph.dates]  # fmt: skip
    kept: list[Span] = []
    for span in sorted(found, key=lambda each: (each.start, -each.end)):
        if span.end <= paragraph.end and (not kept or kept[-1].end <= span.start):
            kept.append(span)
    return kept


def legend(paragraphs: list[Paragraph]) -> list[str]:
    """The kinds that occur, in the order of the vocabulary."""
    present = {span.kind for paragraph in paragraphs for span in spans_of(paragraph)}
    return [str(kind) for kind in (*EntityClass, DATE) if kind in present]


def _span(quote: Quote, kind: str, refers_to: list[str]) -> Span:
    return Span(quote.start, quote.end, str(kind), ", ".join(refers_to))
