"""What the end-to-end tests read."""

from pathlib import Path

ROOT = Path(__file__).parent.parent
SHARED = ROOT.parent / "shared"
SEED = SHARED / "seed" / "000_6e41f656fe714cfc.txt"
EAR = [
    SHARED / "data" / "ear-ecfr-2026-07-23" / f"{name}.json"
    for name in ("country-groups", "country-chart", "ccl", "license-exception-catalog", "fdp-rules-734.9")
]
SAMPLES = ROOT / "samples"
LISTS = ROOT / "tests" / "api" / "lists.yml"
"""Lists of invented parties, as a register file."""
