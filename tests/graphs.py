"""What the end-to-end tests read."""

from collections import defaultdict
from dataclasses import replace
from pathlib import Path

from ingest.files import read_file
from ingest.pipeline import read
from ingest.source import Reading
from ontology.statement import Statement
from ontology.terms import Property

ROOT = Path(__file__).parent.parent
SHARED = ROOT.parent / "shared"
SEED = SHARED / "seed" / "000_6e41f656fe714cfc.txt"
_EAR = SHARED / "data" / "ear-ecfr-2026-07-23"
EAR = [
    _EAR / f"{each}.json"
    for each in ("country-groups", "country-chart", "license-exception-catalog", "fdp-rules-734.9")
]
CCL = _EAR / "ccl.json"
SAMPLES = ROOT / "samples"
LISTS = ROOT / "tests" / "api" / "lists.yml"
"""Lists of invented parties, as a register file."""


def part_of_ccl(*eccns: str) -> Reading:
    """What the Commerce Control List says of these entries, and of all that they refer to.

    The whole of it is ten times as much as all other tables, and no test asks for most of it.
    """
    reading = read(read_file(CCL))
    told: dict[str, list[Statement]] = defaultdict(list)
    for each in reading.statements:
        told[each.subject].append(each)
    items = {name for name in told if name.removeprefix("item:eccn-").split(".")[0].upper() in eccns}
    restricting = {
        each.subject for each in reading.statements if each.predicate is Property.RESTRICTS and each.value in items
    }
    wanted, found = items | restricting, set[str]()
    while wanted:
        found |= wanted
        wanted = {str(each.value) for name in wanted for each in told[name]} & told.keys() - found
    return replace(reading, statements=tuple(each for each in reading.statements if each.subject in found))
