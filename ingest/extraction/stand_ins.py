"""Names as one word for the parser: it was taught on news, and takes "Orrery 4 Mini" or a list of agencies apart.

Each known name becomes one token that keeps its place in the text and has the looks of a common name of its kind, so
that the parser sees "Nvidia sold Windows to China" whatever the real names are.
"""

import re

from spacy.tokens import Doc, Span
from spacy.util import filter_spans

from ingest.extraction.idioms import idioms_in
from ingest.extraction.looks import disguise
from ingest.extraction.things import Name
from ontology.vocabulary import EntityClass as Class

_LIKE = {
    Class.COMPANY: "Nvidia",
    Class.AGENCY: "Congress",
    Class.COUNTRY: "China",
    Class.AI_MODEL: "Windows",
    Class.HARDWARE: "Windows",
    Class.CONTROL_ITEM: "Windows",
    Class.POLICY: "Medicare",
    Class.PARTY_LIST: "Medicare",
    Class.EXCEPTION: "Medicare",
    Class.COUNTRY_GROUP: "Europe",
}
_TRANSFERS = re.compile(
    r"\b(?P<first>re-?export|export|transfer)(?P<ending>s|ing|ed)?"
    r"(?:(?:, | or | and |, or |, and |/)(?:re-?export|export|transfer)(?:s|ing|red|ring|ed)?(?: \(in-country\))?)+"
    r"(?! controls?\b)",
    re.IGNORECASE,
)
"""The formula of American law for every way of letting somebody have a thing."""


def with_stand_ins(doc: Doc, names: list[Name]) -> Doc:
    """The tokenised `doc`, before any parsing, with one token for each name that is not a description."""
    looks = {span: _LIKE[name.entity_class] for name in names if (span := _span(doc, name)) is not None}
    for match in _TRANSFERS.finditer(doc.text):
        formula = doc.char_span(*match.span())
        if formula is not None:
            looks[formula] = (match["first"] + (match["ending"] or "")).lower()
    for start, end, verb in idioms_in(doc.text):
        idiom = doc.char_span(start, end)
        if idiom is not None:
            looks.setdefault(idiom, verb)
    kept = sorted(filter_spans(looks), key=lambda span: span.start)
    like = [(doc[span.start].idx, looks[span]) for span in kept]
    with doc.retokenize() as retokenizer:
        for span in kept:
            retokenizer.merge(span)
    starts = {token.idx: token for token in doc}
    for start, word in like:
        disguise(starts[start], word)
    return doc


def _span(doc: Doc, name: Name) -> Span | None:
    """The tokens of a name; a short form in brackets behind it belongs to them."""
    if name.described or name.entity_class not in _LIKE:
        return None
    span = doc.char_span(name.start, name.end)
    if span is None:
        return None
    end = span.end
    if end + 2 < len(doc) and doc[end].text == "(" and doc[end + 2].text == ")" and doc[end + 1].is_upper:
        end += 3
    return doc[span.start : end]
