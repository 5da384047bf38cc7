"""How well and how fast names are screened, over all the lists at hand. Asserts nothing.

    python bench/screening.py [SCREENING_LIST_JSON]

Names of the lists are perturbed in seeded ways (tests/matching/perturbed.py: word order, letter case, legal forms,
accents, slips, dropped words, romanisation, punctuation, spaces) and typed with their kind, where it is known. Found
means that the first hit bears the name that was perturbed. Names of bodies that are on no list show false alarms.
"""

import json
import random
import sys
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from statistics import quantiles
from time import perf_counter, process_time

from rapidfuzz import fuzz, process, utils

from matching.index import Index
from matching.names import form_of
from matching.record import NamedRecord
from matching.score import SAME_FROM
from matching.screen import LOOK_FROM, Hit, likely
from tests.graphs import SHARED
from tests.matching.perturbed import ALL_PERTURBATIONS, spread
from tests.matching.real_lists import SCREENING_LIST, china_lists, screening_list

ISSUERS = SHARED / "data" / "sec" / "company_tickers_2023-09.json"
QUERIES = 500
SCANNED = 100


def main(path: Path) -> None:
    """Make the index, then screen perturbed names, then those of nobody on the lists."""
    records = [*screening_list(path), *china_lists()]
    form_of.cache_clear()
    began, worked = perf_counter(), process_time()
    index = Index(records)
    spent = f"{perf_counter() - began:.1f} s ({process_time() - worked:.1f} s of one processor)"
    print(f"{len(records)} records, {len(index.blocks.forms)} names: index in {spent}")
    asked = list(spread(records, QUERIES, seed=2, ways=ALL_PERTURBATIONS))
    found = screened(index, asked)
    by_way(asked, found)
    unlisted(index)
    full_scan(records, asked[:SCANNED])


def screened(index: Index, asked: list[tuple[NamedRecord, str, str]]) -> list[list[Hit]]:
    """The hits for each name, and the time that each takes: on the clock, and of the processor."""
    found, spent, worked = [], [], []
    for row, _, written in asked:
        form_of.cache_clear()
        began, working = perf_counter(), process_time()
        found.append(likely(written, index, limit=5, wanted=_of_kind(row.kind)))
        spent.append((perf_counter() - began) * 1000)
        worked.append((process_time() - working) * 1000)
    for what, each in (("", spent), (" of one processor", worked)):
        every = quantiles(each, n=20)
        print(f"{len(each)} names: p50 {every[9]:.2f} ms, p95 {every[18]:.2f} ms a name{what}")
    return found


def by_way(asked: list[tuple[NamedRecord, str, str]], found: list[list[Hit]]) -> None:
    """How often the right record comes first, by the way in which names are perturbed and by score."""
    totals: Counter[str] = Counter()
    first: Counter[str] = Counter()
    scored = Counter({"same": 0, "look": 0, "below": 0})
    for (row, how, _), hits in zip(asked, found, strict=True):
        totals[how] += 1
        if hits and _is(row, hits[0]):
            first[how] += 1
            score = hits[0].score
            scored["same" if score >= SAME_FROM else "look" if score >= LOOK_FROM else "below"] += 1
    print(f"first: {first.total() / len(asked):.3f}; of these {dict(scored)}")
    for how in totals:
        print(f"  {how}: {first[how] / totals[how]:.2f} of {totals[how]}")


def unlisted(index: Index) -> None:
    """How often a listed US issuer, hardly one of which is on a list of parties, is taken for somebody who is."""
    table = json.loads(ISSUERS.read_text(encoding="utf-8"))
    titles = sorted({row[table["columns"].index("title")] for row in table["data"]})
    names = random.Random(4).sample(titles, QUERIES)  # noqa: S311
    found = [likely(name, index, limit=1, wanted=_of_kind("organisation")) for name in names]
    best = [hits[0].score if hits else 0.0 for hits in found]
    for score in (SAME_FROM, LOOK_FROM):
        print(f"issuers of securities with a hit from {score}: {sum(each >= score for each in best) / len(best):.3f}")


def full_scan(records: list[NamedRecord], asked: list[tuple[NamedRecord, str, str]]) -> None:
    """The same by a full scan with rapidfuzz over the same names, for comparison."""
    names = [(name, each) for each in records for name in (each.name, *each.aliases)]
    clean = [utils.default_process(name) for name, _ in names]
    right, began = 0, perf_counter()
    for row, _, written in asked:
        best = process.extractOne(utils.default_process(written), clean, scorer=fuzz.token_sort_ratio)
        right += best is not None and row.name.casefold() in _names(names[best[2]][1])
    spent = (perf_counter() - began) / len(asked) * 1000
    print(f"rapidfuzz.process.extractOne, full scan: first {right / len(asked):.3f} at {spent:.2f} ms a name")


def _of_kind(kind: str | None) -> Callable[[NamedRecord], bool]:
    return lambda record: kind is None or record.sort is None or record.sort == kind


def _is(row: NamedRecord, hit: Hit) -> bool:
    return row.name.casefold() in _names(hit.record)


def _names(record: NamedRecord) -> set[str]:
    return {each.casefold() for each in (record.name, *record.aliases)}


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else SCREENING_LIST)
