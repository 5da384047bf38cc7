"""How well the text source reads the gold passages, in the gold's own terms. Prints figures; asserts nothing.

    python bench/extraction.py [GOLD_FOLDER]

The gold is for understanding, not for tuning: it is small, and one hand wrote it.
"""

import json
import re
import subprocess
import sys
import tempfile
from collections import defaultdict
from pathlib import Path
from time import perf_counter
from typing import Any

from ingest.pipeline import read
from ingest.source import RawFile, Reading
from ontology.document import Mention
from ontology.ids import path_of
from ontology.statement import Statement
from ontology.terms import Property
from ontology.vocabulary import EntityClass, Modality, Polarity

GOLD = Path("../shared/gold")
TYPES = {
    EntityClass.COMPANY: "COMPANY",
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
_SLOTS = {
    Property.IMPOSED_BY_AGENCY: "authority",
    Property.IMPOSED_BY: "rule",
    Property.ADDED_BY: "rule",
    Property.ADDRESSED_TO: "actor",
    Property.RESTRICTS: "object",
    Property.APPLIES_TO_PERSONS: "target",
}
_ALL_SLOTS = ("authority", "rule", "actor", "object", "target", "exempt", "threshold", "effective", "until")
_STATUS = {"rumoured": "considered", "issued": "announced"}
_MEASURE = {"licence_requirement": "license_requirement", "voluntary_limit": "access_block"}
_KINDS = {"federal-register": "legal_text", "cfr": "legal_text", "agency-press": "official_press"}
Row = dict[str, Any]


def main(folder: Path) -> None:
    """Read the gold passages, score what came out, and count what must never happen."""
    gold = [json.loads(line) for line in (folder / "gold_dev.jsonl").read_text(encoding="utf-8").splitlines()]
    began = perf_counter()
    predicted = [predict(row) for row in gold]
    seconds = perf_counter() - began
    with tempfile.TemporaryDirectory() as scratch:
        path = Path(scratch) / "predicted.jsonl"
        path.write_text("\n".join(json.dumps(row) for row in predicted), encoding="utf-8")
        for script, arguments in (
            ("check_gold.py", [path]),
            ("score.py", [folder / "gold_dev.jsonl", path, "--mentions", "NAM", *sys.argv[2:]]),
        ):
            subprocess.run([sys.executable, folder / script, *arguments], check=False)
    words = sum(len(row["text"].split()) for row in gold)
    print(f"requests read as law: {requests_read_as_law(gold, predicted)} (must be 0)")
    print(f"{words} words in {seconds:.2f} s: {words / seconds:.0f} words/s (with the model's loading)")


def predict(row: Row) -> Row:
    """One passage in the gold's format, from what the text source reads in it."""
    kind = _KINDS.get(row["source"]["kind"], "news")
    head = f"---\npublished: {row['source']['published']}\nkind: {kind}\n---\n"
    raw = RawFile(f"{row['doc_id']}.txt", (head + row["text"]).encode())
    reading = read(raw)
    return {
        "doc_id": row["doc_id"],
        "text": row["text"],
        "entities": [_entity(number, each, len(head)) for number, each in enumerate(_distinct(reading.mentions))],
        "restrictions": _restrictions(reading, len(head)),
        "relations": [],
    }


def _distinct(mentions: tuple[Mention, ...]) -> list[Mention]:
    return list({(each.quote.start, each.quote.end): each for each in reversed(mentions)}.values())[::-1]


def _entity(number: int, mention: Mention, shift: int) -> Row:
    type_ = TYPES[mention.entity_class]
    return {
        "id": f"e{number}",
        "start": mention.quote.start - shift,
        "end": mention.quote.end - shift,
        "text": mention.quote.exact,
        "type": type_,
        "mention": "NAM",
        "canonical": mention.refers_to or f"{type_.lower()}:{mention.quote.exact}",
    }


def _restrictions(reading: Reading, shift: int) -> list[Row]:
    known = {each.refers_to for each in reading.mentions}
    members = defaultdict(list)
    for each in reading.statements:
        if each.predicate is Property.INCLUDES:
            members[each.subject].append(str(each.value))
    by_subject = defaultdict(list)
    for each in reading.statements:
        if each.subject.startswith("restriction:") or each.predicate in (Property.LEGAL_STATUS, Property.ENFORCEMENT):
            by_subject[each.subject].append(each)
    rows = [_restriction(subject, each, members, known, shift) for subject, each in by_subject.items()]
    return [row for row in rows if any(row[slot] for slot in ("object", "target", "rule", "actor"))]


def _restriction(
    subject: str, statements: list[Statement], members: dict[str, list[str]], known: set[str | None], shift: int
) -> Row:
    row: Row = {slot: [] for slot in _ALL_SLOTS}
    if subject.startswith("policy:"):
        row["rule"].append(subject)
    # A denial says only which norm it denies; the id carries by whom and on what.
    row["object"] += [each for each in sorted(filter(None, known)) if _restricted(each, subject)]
    for each in statements:
        slot = _SLOTS.get(each.predicate)
        values = members[str(each.value)] if each.predicate is Property.HAS_SCOPE else [str(each.value)]
        if each.predicate is Property.HAS_SCOPE:
            slot = "target"
        if slot is not None:
            row[slot] += [value for value in values if value in known and value not in row[slot]]
    return row | _features(subject, statements, shift)


def _restricted(identifier: str, subject: str) -> bool:
    objects = re.split(r"/(?:prohibition|licence-requirement|voluntary-limit)/", subject)[-1].split("+")
    return identifier.startswith(("model:", "hardware:", "item:")) and path_of(identifier) in objects


def _features(subject: str, statements: list[Statement], shift: int) -> Row:
    events = [each for each in statements if each.predicate is Property.LEGAL_STATUS]
    last = events[-1] if events else statements[-1]
    kinds = [str(each.value) for each in statements if each.predicate is Property.KIND]
    negative = all(each.polarity is Polarity.NEGATIVE for each in statements)
    voluntary = "voluntary" in subject or "voluntary_limit" in kinds
    status = _STATUS.get(str(last.value), str(last.value)) if events else "in_force"
    quotes = {each.evidence.quote for each in statements if each.evidence.quote is not None}
    return {
        "id": subject,
        "measure": _MEASURE.get(kinds[0], kinds[0]) if kinds else "other",
        "status": "none" if negative else status,
        "force": "unspecified" if negative else "voluntary" if voluntary else "required",
        "certainty": "hedged" if last.modality is Modality.ALLEGED else "asserted",
        "polarity": "negative" if negative else "positive",
        "evidence": [
            {"start": each.start - shift, "end": each.end - shift, "text": each.exact} for each in sorted(quotes)
        ],
    }


def requests_read_as_law(gold: list[Row], predicted: list[Row]) -> int:
    """How many requested or voluntary restrictions came out as in force and required."""
    count = 0
    for right, ours in zip(gold, predicted, strict=True):
        spans = [each for row in right["restrictions"] if row["force"] == "voluntary" for each in row["evidence"]]
        for row in ours["restrictions"]:
            overlap = any(a["start"] < b["end"] and b["start"] < a["end"] for a in row["evidence"] for b in spans)
            count += overlap and row["status"] == "in_force" and row["force"] == "required"
    return count


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else GOLD)
