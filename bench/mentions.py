"""How well names, descriptions and dates are found in gold passages, without the frames. Prints figures only.

python bench/mentions.py GOLD.jsonl [--errors]
"""

import json
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

from bench.extraction import GOLD, TYPES
from ingest.extraction.extract import passages_of
from ingest.extraction.passage import Passage
from ingest.text.layout import blocks
from ontology.times import PartialDate

Row = dict[str, Any]


def main(gold: Path, options: list[str]) -> None:
    """Read the passages and let the gold's own script compare."""
    rows = [json.loads(line) for line in gold.read_text(encoding="utf-8").splitlines()]
    with tempfile.TemporaryDirectory() as scratch:
        path = Path(scratch) / "predicted.jsonl"
        path.write_text("\n".join(json.dumps(predict(row)) for row in rows), encoding="utf-8")
        command = [sys.executable, str(GOLD / "score.py"), str(gold), str(path), "--mentions", "NAM", *options]
        subprocess.run(command, check=False)


def predict(row: Row) -> Row:
    """One passage in the gold's format, with its entities only."""
    published = PartialDate(row["source"]["published"])
    passages = passages_of(row["text"], blocks(row["text"]), published)
    spans = [each for passage in passages for each in _spans(passage)]
    entities = [{"id": f"e{number}", "mention": "NAM", **each} for number, each in enumerate(spans)]
    return {"doc_id": row["doc_id"], "text": row["text"], "entities": entities, "restrictions": [], "relations": []}


def _spans(passage: Passage) -> list[Row]:
    names = [
        (name.start, name.end, TYPES[name.entity_class], name.things[0].id if name.things else "")
        for name in passage.names
    ]
    dates = [
        (each.start, each.end, "DATE", f"date:{each.date.iso if each.date else each.symbolic}")
        for each in passage.dates
    ]
    found = []
    for start, end, kind, canonical in (*names, *dates):
        quote = passage.quote(start, end)
        place = {"start": quote.start, "end": quote.end, "text": quote.exact}
        found.append({**place, "type": kind, "canonical": canonical or f"{kind.lower()}:{quote.exact}"})
    return found


if __name__ == "__main__":
    given = [each for each in sys.argv[1:] if not each.startswith("--")]
    main(Path(given[0]) if given else GOLD / "gold_dev.jsonl", [each for each in sys.argv[1:] if each.startswith("--")])
