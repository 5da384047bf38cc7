"""How well and how fast names are matched, on the Consolidated Screening List. Asserts nothing.

    python bench/resolution.py [SCREENING_LIST_JSON]

Names are perturbed in seeded ways: word order, letter case, legal form, accents, a missing letter.
"""

import sys
from collections import Counter
from pathlib import Path
from time import perf_counter

from ingest.resolution.matcher import matched
from matching.names import form_of
from matching.record import NamedRecord
from ontology.judgement import Judgement, Sameness
from tests.matching.perturbed import PERTURBATIONS, spread
from tests.matching.real_lists import SCREENING_LIST, screening_list

QUERIES = 1000


def main(path: Path) -> None:
    """Match the whole list, then perturbed names beside it."""
    records = screening_list(path)
    form_of.cache_clear()
    began = perf_counter()
    found = matched(records)
    seconds = perf_counter() - began
    counts = Counter(each.sameness for each in found)
    print(f"{len(records)} records: {seconds:.1f} s, {counts[Sameness.SAME]} same, {counts[Sameness.UNSURE]} unsure")
    named = [each for each in records if each.kind == "organisation" and len(each.name.split()) > 1]
    accuracy(records, named, found)


def accuracy(records: list[NamedRecord], named: list[NamedRecord], alike: list[Judgement]) -> None:
    """Precision and recall on perturbed names of organisations, by the way in which they are perturbed.

    A row that is the same as the right one is as right; every other is wrong.
    """
    one_thing = {each.pair for each in alike if each.sameness is Sameness.SAME}
    queries = list(spread(named, QUERIES, seed=1))
    asked = [
        NamedRecord(f"company:{n}", "Company", written, countries=row.countries)
        for n, (row, _, written) in enumerate(queries)
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


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else SCREENING_LIST)
