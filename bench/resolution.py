"""How well and how fast names are matched and screened, on the Consolidated Screening List. Asserts nothing.

    python bench/resolution.py [SCREENING_LIST_JSON]

Names are perturbed in seeded ways: word order, letter case, legal form, accents, a missing letter.
"""

import sys
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from time import perf_counter

from rapidfuzz import fuzz, process, utils

from ingest.resolution.matcher import matched
from matching.index import Index
from matching.names import form_of
from matching.record import NamedRecord
from matching.screen import likely
from ontology.judgement import Judgement, Sameness
from tests.ingest.resolution.cases import PERTURBATIONS, perturbed, spread
from tests.ingest.resolution.test_real_names import LIST, listed

QUERIES = 1000
SCREENED = 300


def main(path: Path) -> None:
    """Match the whole list, then perturbed names beside it, then screen some of these against it."""
    records = listed(path)
    form_of.cache_clear()
    began = perf_counter()
    found = matched(records)
    seconds = perf_counter() - began
    counts = Counter(each.sameness for each in found)
    print(f"{len(records)} records: {seconds:.1f} s, {counts[Sameness.SAME]} same, {counts[Sameness.UNSURE]} unsure")
    named = [each for each in records if each.kind == "organisation" and len(each.name.split()) > 1]
    accuracy(records, named, found)
    screening(records, named)


def accuracy(records: list[NamedRecord], named: list[NamedRecord], alike: list[Judgement]) -> None:
    """Precision and recall on perturbed names of organisations, by the way in which they are perturbed.

    A row that is the same as the right one is as right; every other is wrong.
    """
    one_thing = {each.pair for each in alike if each.sameness is Sameness.SAME}
    queries = list(spread(named, QUERIES, seed=1))
    asked = [
        NamedRecord(f"company:{n}", "Company", perturbed(row.name, how, chance), countries=row.countries)
        for n, (row, how, chance) in enumerate(queries)
    ]
    began = perf_counter()
    judged = matched([*records, *asked])
    print(f"with {len(asked)} perturbed names more: {perf_counter() - began:.1f} s")
    right: Counter[tuple[str, Sameness]] = Counter()
    wrong: Counter[Sameness] = Counter()
    for each in judged:
        if each.left.startswith("company:") and each.right.startswith("party:"):
            row, how, _ = queries[int(each.left.removeprefix("company:"))]
            pair = (min(row.id, each.right), max(row.id, each.right))
            right[how, each.sameness] += each.right == row.id
            wrong[each.sameness] += each.right != row.id and pair not in one_thing
    same = sum(right[how, Sameness.SAME] for how in PERTURBATIONS)
    unsure = sum(right[how, Sameness.UNSURE] for how in PERTURBATIONS)
    print(f"same: precision {same / (same + wrong[Sameness.SAME]):.3f}, recall {same / len(asked):.3f}")
    both = same + unsure
    print(f"same or unsure: precision {both / (both + wrong.total()):.3f}, recall {both / len(asked):.3f}")
    for how in PERTURBATIONS:
        total = sum(each == how for _, each, _ in queries)
        print(
            f"  {how}: same {right[how, Sameness.SAME] / total:.2f}, unsure {right[how, Sameness.UNSURE] / total:.2f}"
        )


def screening(records: list[NamedRecord], named: list[NamedRecord]) -> None:
    """Top-1 accuracy and time of screening, beside a full scan with rapidfuzz over the same names."""
    index = Index(records)
    names = [name for each in records for name in (each.name, *each.aliases)]
    clean = [utils.default_process(each) for each in names]
    queries = [(row.name, perturbed(row.name, how, chance)) for row, how, chance in spread(named, SCREENED, seed=2)]

    def ours(text: str) -> set[str]:
        hits = likely(text, index, limit=1)
        return {hits[0].name, hits[0].record.name} if hits else set()

    def scan(text: str) -> set[str]:
        best = process.extractOne(utils.default_process(text), clean, scorer=fuzz.token_sort_ratio)
        return {names[best[2]]} if best else set()

    our_right, our_ms = screened(ours, queries)
    their_right, their_ms = screened(scan, queries)
    print(f"screening: top-1 {our_right:.3f} at {our_ms:.2f} ms a name")
    print(f"rapidfuzz.process.extractOne, full scan: top-1 {their_right:.3f} at {their_ms:.2f} ms a name")
    print(f"ratio: {their_ms / our_ms:.1f} times as fast, {our_right / their_right:.3f} of its accuracy")


def screened(find: Callable[[str], set[str]], queries: list[tuple[str, str]]) -> tuple[float, float]:
    """The part of the queries whose own name is found first (letter case aside), and milliseconds a query."""
    began = perf_counter()
    found = [find(text) for _, text in queries]
    spent = perf_counter() - began
    right = [
        name.casefold() in {each.casefold() for each in hits} for (name, _), hits in zip(queries, found, strict=True)
    ]
    return sum(right) / len(right), spent / len(queries) * 1000


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else LIST)
