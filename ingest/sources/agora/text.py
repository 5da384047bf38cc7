"""A full text of AGORA's: the document with its parts, what the parts change, and what the text says in sentences."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from ingest.decode import decode
from ingest.source import RawFile, Reading, SourceInfo, Warning_
from ingest.sources.agora.documents import policy_id
from ingest.sources.agora.sections import Codified, Heading, changed_by, headings, without_contents
from ingest.sources.agora.superscripts import EXTRACTOR, read_superscripts
from ontology.document import Document, Quote
from ontology.statement import Evidence, Statement, Value
from ontology.terms import Property
from ontology.vocabulary import EntityClass

_LONGEST_NAME = 200
_FROM_THE_TEXT = 0.5
"""AGORA's table names the document better than its first line does."""
_EAR_PARTS = range(730, 775)
_KINDS = {"section": "provision", "article": "provision", "instruction": "amendatory_instruction"}


@dataclass(frozen=True, slots=True)
class Text:
    """A text as a document and as a policy."""

    document: Document
    text: str
    policy: str

    def say(
        self, subject: str, predicate: Property, value: Value, place: tuple[int, int], confidence: float = 1.0
    ) -> Statement:
        """The statement that the words at a place support."""
        quote = Quote(*place, self.text[slice(*place)])
        evidence = Evidence(self.document.id, quote)
        return Statement(subject, predicate, value, evidence, EXTRACTOR, confidence=confidence)


def read_text(raw: RawFile, info: SourceInfo) -> Reading:
    """The text's parts, mentions and statements. Raises what `decode` raises."""
    # Every run imports every source; only one that meets a text should wait for spaCy, which takes seconds.
    from ingest.extraction.extract import mentions_in, passages_of, statements_of
    from ingest.extraction.things import Thing
    from ingest.sources.agora.sentences import is_telling, sentences
    from ingest.text.layout import blocks

    text = decode(raw)
    number = raw.name.removesuffix(".txt")
    document = _document(raw, info, text, number)
    whole = Text(document, text, policy_id(number))
    parts, warnings = _parts(whole, raw.name)
    powers, told = read_superscripts(text, raw.name, document.id, info)
    own = Thing(whole.policy, EntityClass.POLICY, " ".join(_first_line(text)[0].split()))
    passages = passages_of(document, text, sentences(blocks(text)), own, is_telling)
    said, unread = statements_of(document, text, passages, own)
    statements = (*_whole(whole), *parts, *powers, *said)
    return Reading(document, text, mentions_in(document, passages), statements, (*warnings, *told, *unread))


def _document(raw: RawFile, info: SourceInfo, text: str, number: str) -> Document:
    return Document(
        sha256=raw.sha256,
        source="agora",
        kind=info.kind,
        title=f"AGORA {number}: {' '.join(_first_line(text)[0].split())}",
        media_type="text/plain",
        file_name=raw.name,
        publisher=info.publisher,
        licence=info.licence,
    )


def _whole(whole: Text) -> Iterator[Statement]:
    line, place = _first_line(whole.text)
    yield whole.say(whole.policy, Property.TYPE, EntityClass.POLICY.value, place, _FROM_THE_TEXT)
    yield whole.say(whole.policy, Property.NAME, " ".join(line.split()), place, _FROM_THE_TEXT)


def _first_line(text: str) -> tuple[str, tuple[int, int]]:
    start = len(text) - len(text.lstrip())
    end = min(start + len(text[start:].splitlines()[0].rstrip()), start + _LONGEST_NAME)
    return text[start:end], (start, end)


def _parts(whole: Text, name: str) -> tuple[list[Statement], list[Warning_]]:
    statements: list[Statement] = []
    warnings: list[Warning_] = []
    numbers: Counter[str] = Counter()
    untitled: list[str] = []
    for heading in without_contents(headings(whole.text)):
        path = heading.path
        numbers[path] += 1
        part = f"{whole.policy}/{path}" + (f".{numbers[path]}" if numbers[path] > 1 else "")
        statements += _part(whole, part, heading)
        if heading.kind == "instruction":
            for codified in changed_by(heading, whole.text):
                title = _title_of(codified.part, whole.text)
                if title is None:
                    untitled.append(codified.name)
                else:
                    statements += _change(whole, part, codified, title)
    repeated = sorted(path for path, count in numbers.items() if count > 1)
    if repeated:
        warnings.append(
            Warning_(
                "AGORA-NUMBER-REPEATS",
                f"{name}: several parts have the same number: {', '.join(repeated)}",
                "compare with the official text: the later ones are numbered .2, .3 and so on here",
            )
        )
    if untitled:
        warnings.append(
            Warning_(
                "AGORA-CFR-TITLE",
                f"{name}: of which title of the CFR these are does not stand in the text: {', '.join(untitled)}",
                "look it up in the Federal Register; what the instructions change is left out",
            )
        )
    return statements, warnings


def _part(whole: Text, part: str, heading: Heading) -> Iterator[Statement]:
    place = (heading.start, heading.end)
    yield whole.say(part, Property.TYPE, EntityClass.POLICY.value, place)
    yield whole.say(part, Property.NAME, heading.title, place)
    yield whole.say(part, Property.INSTRUMENT_KIND, _KINDS[heading.kind], place)
    yield whole.say(part, Property.PART_OF, whole.policy, place)


def _change(whole: Text, part: str, codified: Codified, title: int) -> Iterator[Statement]:
    place, target = (codified.start, codified.end), f"policy:cfr/{title}-{codified.path}"
    cited = f"{title} CFR {codified.name}"
    yield whole.say(target, Property.TYPE, EntityClass.POLICY.value, place)
    yield whole.say(target, Property.NAME, cited, place)
    yield whole.say(target, Property.CITATION, cited, place)
    yield whole.say(part, Property.AMENDS, target, place)


def _title_of(part: int, text: str) -> int | None:
    """The title of the CFR in which a part lies: as the text says, or by the EAR's own range of parts."""
    told = {int(each[1]) for each in re.finditer(rf"\b(\d{{1,2}}) CFR (?:[Pp]arts? |§+ ?)?{part}\b", text)}
    if not told and part in _EAR_PARTS and re.search(r"\bthe EAR\b|EXPORT ADMINISTRATION REGULATIONS", text):
        return 15
    return told.pop() if len(told) == 1 else None
