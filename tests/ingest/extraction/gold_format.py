"""What the rules read in a gold passage, in the gold's own terms: for the bench, and for the floors in the tests."""

import json
from collections.abc import Iterable, Iterator
from hashlib import sha256
from pathlib import Path
from typing import Any

from ingest.extraction.extract import own_policy, passages_of, told_text
from ingest.extraction.extractor import Named
from ingest.extraction.telling import Slot, Telling, When
from ingest.extraction.things import Thing
from ingest.extraction.writing.told_text import ToldText
from ingest.text.layout import blocks
from ontology.document import Document, Quote
from ontology.ids import path_of
from ontology.times import PartialDate
from ontology.vocabulary import EntityClass, SourceKind

OWN_GOLD = Path(__file__).parent / "gold"
"""The passages that come with the program."""
SHARED_GOLD = Path(__file__).parents[3] / ".." / "shared" / "gold"
"""The acceptance set's development half, and the scorer."""
_TYPES = {
    EntityClass.COMPANY: "COMPANY",
    EntityClass.PARTY: "COMPANY",
    EntityClass.AGENCY: "AGENCY",
    EntityClass.AI_MODEL: "MODEL",
    EntityClass.MODEL_GROUP: "MODEL",
    EntityClass.HARDWARE: "ITEM",
    EntityClass.CONTROL_ITEM: "ITEM",
    EntityClass.POLICY: "POLICY",
    EntityClass.PARTY_LIST: "POLICY",
    EntityClass.EXCEPTION: "POLICY",
    EntityClass.COUNTRY: "COUNTRY",
    EntityClass.COUNTRY_GROUP: "GROUP",
    EntityClass.PERSON_CLASS: "GROUP",
    EntityClass.CRITERION: "THRESHOLD",
}
_KINDS = {
    "federal-register": SourceKind.LEGAL_TEXT,
    "cfr": SourceKind.LEGAL_TEXT,
    "agency-press": SourceKind.OFFICIAL_PRESS,
}
Row = dict[str, Any]


def gold_in(path: Path) -> list[Row]:
    """The passages of a gold file."""
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def read_passage(row: Row) -> ToldText:
    """What the rules read out of a gold passage."""
    text, source = row["text"], row["source"]
    document = Document(
        sha256=sha256(text.encode()).hexdigest(),
        source="gold",
        kind=_KINDS.get(source["kind"], SourceKind.NEWS),
        title=text.partition("\n")[0],
        media_type="text/plain",
        file_name=f"{row['doc_id']}.txt",
        published=PartialDate(source["published"]),
    )
    own = own_policy(document)
    return told_text(document, text, passages_of(document, text, blocks(text), own), own)


def predicted(row: Row) -> Row:
    """A gold passage as the rules read it, in the gold's format."""
    told = read_passage(row)
    entities = [*(_entity(each) for each in told.names), *(_date(each) for each in told.dates)]
    entities.sort(key=lambda each: (each["start"], each["end"]))
    norms = [norm.whole for norm in told.norms]
    return {
        "doc_id": row["doc_id"],
        "text": row["text"],
        "entities": [each | {"id": f"e{number}"} for number, each in enumerate(entities)],
        "restrictions": [_restriction(each) | {"id": f"r{number}"} for number, each in enumerate(norms)],
        "relations": [],
    }


def _entity(named: Named) -> Row:
    type_ = _TYPES[named.entity_class]
    described = bool(named.things) and named.things[0].definition is not None
    return _span(named.quote) | {
        "type": type_,
        "mention": "NOM" if named.described and not described else "NAM",
        "canonical": _canonical(named.things[0]) if named.things else f"{type_.lower()}:{named.quote.exact}",
    }


def _canonical(thing: Thing) -> str:
    """Its id with the gold's name of its class: "hardware:nvidia/h20" is an item there."""
    return f"{_TYPES[thing.entity_class].lower()}:{path_of(thing.id)}"


def _date(when: When) -> Row:
    return _span(when.quote) | {"type": "DATE", "mention": "NAM", "canonical": _id_of(when)}


def _id_of(when: When) -> str:
    return f"date:{when.symbolic if when.date is None else when.date.iso}"


def _span(quote: Quote) -> Row:
    return {"start": quote.start, "end": quote.end, "text": quote.exact}


def _restriction(telling: Telling) -> Row:
    slots: Row = {slot.value: [_canonical(thing) for thing in telling[slot]] for slot in Slot}
    return slots | {
        "effective": list(_ids(telling.effective)),
        "until": list(_ids(telling.until)),
        "measure": telling.measure.value,
        "status": telling.status.value,
        "force": telling.force.value,
        "certainty": telling.certainty.value,
        "polarity": telling.polarity.value,
        "evidence": [_span(quote) for quote in telling.evidence],
    }


def _ids(times: Iterable[When]) -> Iterator[str]:
    return (_id_of(when) for when in dict.fromkeys(times))


def requests_read_as_law(gold: list[Row], predictions: list[Row]) -> int:
    """How many requested or voluntary restrictions came out as in force and required: it must be none."""
    count = 0
    for right, ours in zip(gold, predictions, strict=True):
        spans = [each for row in right["restrictions"] if row["force"] == "voluntary" for each in row["evidence"]]
        for row in ours["restrictions"]:
            overlap = any(a["start"] < b["end"] and b["start"] < a["end"] for a in row["evidence"] for b in spans)
            count += overlap and row["status"] == "in_force" and row["force"] == "required"
    return count
