"""How well the rules read the gold passages, in the gold's own terms. Prints figures; asserts nothing.

    python -m bench.extraction [GOLD_FILE ...] [--errors]

Without a file: the development passages of the acceptance set, and those that come with the program. `--errors` lists
what was missed; not for `own_test.jsonl`, which is for measuring only.
"""

import json
import subprocess
import sys
import tempfile
from pathlib import Path
from time import perf_counter

from tests.ingest.extraction.gold_format import OWN_GOLD, SHARED_GOLD, gold_in, predicted, requests_read_as_law


def main(arguments: list[str]) -> None:
    """Read the passages of each file, score what came out, and count what must never happen."""
    options = [each for each in arguments if each.startswith("-")]
    files = [Path(each) for each in arguments if not each.startswith("-")]
    for path in files or [SHARED_GOLD / "gold_dev.jsonl", *sorted(OWN_GOLD.glob("*.jsonl"))]:
        print(f"== {path}")
        measure(path, options)


def measure(path: Path, options: list[str]) -> None:
    """The figures of one file."""
    gold = gold_in(path)
    began = perf_counter()
    predictions = [predicted(row) for row in gold]
    seconds = perf_counter() - began
    with tempfile.TemporaryDirectory() as scratch:
        predicted_path = Path(scratch) / "predicted.jsonl"
        predicted_path.write_text("\n".join(map(json.dumps, predictions)), encoding="utf-8")
        for script, arguments in (
            ("check_gold.py", [predicted_path]),
            ("score.py", [path, predicted_path, "--mentions", "NAM", *options]),
        ):
            subprocess.run([sys.executable, SHARED_GOLD / script, *arguments], check=False)
    words = sum(len(row["text"].split()) for row in gold)
    print(f"requests read as law: {requests_read_as_law(gold, predictions)} (must be 0)")
    print(f"{words} words in {seconds:.2f} s: {words / seconds:.0f} words/s (the first file with the model's loading)")


if __name__ == "__main__":
    main(sys.argv[1:])
