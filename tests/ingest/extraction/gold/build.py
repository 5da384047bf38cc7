"""Builds own_*.jsonl and clauses_*.jsonl from source/*.txt, so that no offset is typed by hand. A passage there:

    === doc-id | kind | published | citation | trap, trap
    Text with [a name|o:acme], [a noun phrase|*o:acme] (`*` = NOM), [a name] again, and {1 evidence of restriction 1}.
    R1 in_force license_requirement au=a:us/bis ob=i:acme/x ta=c:CN,c:MO
    L issued_by p:us/some-rule a:us/bis

A bracket without `|` repeats the key of the same words. Words after the measure of an R line override its force and
certainty; a slot is named by its first two letters; L lines take several heads or tails.
"""

import json
import re
from collections.abc import Iterable, Iterator
from itertools import product
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent
TYPES = {name[0]: name for name in ("agency", "country", "date", "group", "item", "model", "policy", "threshold")}
TYPES["o"] = "company"
SLOTS = ("authority", "rule", "actor", "object", "target", "exempt", "threshold", "effective", "until")
FORCE = {"requested": "voluntary", "none": "unspecified"}
MARK = re.compile(r"\{(?P<open>\d+) |(?P<close>\})|\[(?P<words>[^]|]+)(?:\|(?P<nom>\*?)(?P<key>[^]]+))?\]")
Span = dict[str, Any]


def canonical(key: str) -> str:
    """The full identifier of a short key: `c:CN` is `country:CN`."""
    return TYPES[key[0]] + key[1:]


def span(start: int, words: str) -> Span:
    return {"start": start, "end": start + len(words), "text": words}


def read_marks(marked: str) -> tuple[str, list[Span], dict[str, list[Span]]]:
    """The bare text, its entity mentions, and the evidence of each restriction by its number."""
    text, at = "", 0
    known: dict[str, tuple[str, str]] = {}
    entities: list[Span] = []
    opened: list[tuple[str, int]] = []
    quotes: list[tuple[int, str, str]] = []
    for mark in MARK.finditer(marked):
        text, at = text + marked[at : mark.start()], mark.end()
        if mark["open"]:
            opened.append((mark["open"], len(text)))
        elif mark["close"]:
            number, start = opened.pop()
            quotes.append((start, number, text[start:]))
        else:
            words = mark["words"]
            nom, key = (mark["nom"], mark["key"]) if mark["key"] else known[words.casefold()]
            known[words.casefold()] = nom, key
            kind = {"type": TYPES[key[0]].upper(), "mention": "NOM" if nom else "NAM", "canonical": canonical(key)}
            entities.append({"id": f"e{len(entities) + 1}"} | span(len(text), words) | kind)
            text += words
    evidence: dict[str, list[Span]] = {}
    for start, number, quote in sorted(quotes):
        evidence.setdefault(number, []).append(span(start, quote))
    if opened:
        raise ValueError(f"open evidence {opened}")
    return text + marked[at:], entities, evidence


def unmarked(text: str, entities: list[Span]) -> Iterator[str]:
    """Words that are an entity in one place and stand bare in another."""
    for words in {each["text"] for each in entities}:
        for found in re.finditer(rf"(?<!\w){re.escape(words)}(?!\w)", text):
            if not any(each["start"] < found.end() and found.start() < each["end"] for each in entities):
                yield text[max(0, found.start() - 20) : found.end() + 20]


def restriction(line: str, evidence: dict[str, list[Span]]) -> dict[str, Any]:
    number, status, measure, *rest = line.split()
    pairs = (each.split("=", 1) for each in rest if "=" in each)
    filled = {short: [canonical(key) for key in keys.split(",")] for short, keys in pairs}
    if not filled.keys() <= {slot[:2] for slot in SLOTS}:
        raise ValueError(f"no such slot in {line}")
    forces = [each for each in rest if each in ("required", "voluntary", "unspecified")]
    return {
        "id": number.lower(),
        **{slot: filled.get(slot[:2], []) for slot in SLOTS},
        "measure": measure,
        "status": status,
        "force": (forces or [FORCE.get(status, "required")])[0],
        "certainty": "hedged" if "hedged" in rest else "asserted",
        "polarity": "negative" if status == "none" else "positive",
        "evidence": evidence[number[1:]],
    }


def relations(lines: list[str]) -> list[dict[str, str]]:
    rows = (line.split()[1:] for line in lines)  # type, heads, tails
    edges = [(name, *ends) for name, *sides in rows for ends in product(*(side.split(",") for side in sides))]
    return [
        {"id": f"x{n}", "type": name, "head": canonical(head), "tail": canonical(tail), "polarity": "positive"}
        for n, (name, head, tail) in enumerate(edges, 1)
    ]


def passage(block: str) -> dict[str, Any]:
    header, *lines = block.strip().splitlines()
    doc_id, kind, published, citation, traps = (part.strip() for part in header.split("|"))
    norms = [line for line in lines if re.match(r"R\d+ ", line)]
    edges = [line for line in lines if line.startswith("L ")]
    text, entities, evidence = read_marks("\n".join(line for line in lines if line not in norms + edges).strip())
    if bare := sorted(unmarked(text, entities)):
        raise ValueError(f"{doc_id}: unmarked: {bare}")
    source = {"kind": kind, "citation": citation, "published": published, "license": "written for this project, CC0"}
    head = {"doc_id": doc_id, "source": source, "text": text, "traps": traps.split(", "), "entities": entities}
    return head | {"restrictions": [restriction(each, evidence) for each in norms], "relations": relations(edges)}


def build(paths: Iterable[Path], name: str) -> None:
    blocks = [block for path in sorted(paths) for block in path.read_text(encoding="utf-8").split("=== ")[1:]]
    lines = "".join(json.dumps(passage(block), ensure_ascii=False) + "\n" for block in blocks)
    (HERE / f"{name}.jsonl").write_text(lines, encoding="utf-8")


if __name__ == "__main__":
    for part in ("dev", "test"):
        build(HERE.glob(f"source/{part}_*.txt"), f"own_{part}")
    for source in HERE.glob("source/clauses_*.txt"):
        build([source], source.stem)
