"""How fast the shapes run on what is folded, beside the reference validator. Prints figures; asserts nothing.

    python -m bench.shapes [THINGS]

Half a dozen runs of the fast validator, one of pyshacl, in one process and over the same triples.
"""

import sys
from collections.abc import Callable
from itertools import islice
from time import perf_counter

from ontology.rdf.bare import Bare
from ontology.shapes import issues_of
from tests.ontology.oracle import found_by_pyshacl, found_fast
from tests.ontology.things import many

BATCH = 2_000
"""How many things loading checks at a time."""
RUNS = 6


def main(count: int) -> None:
    """Check `count` restrictions, models and policies with both validators, and a batch as loading does."""
    things = list(islice(many(count), count))
    text = Bare(things).text
    triples = text.count("\n")
    fast = min(_seconds(lambda: found_fast(text)) for _ in range(RUNS))
    whole = min(
        _seconds(lambda: [issues_of(things[at : at + BATCH]) for at in range(0, count, BATCH)]) for _ in range(RUNS)
    )
    slow = _seconds(lambda: found_by_pyshacl(text))
    print(f"{count} things, {triples} triples")
    print(f"shacl:     {fast:8.3f} s  {triples / fast:10.0f} triples/s")
    print(f"pyshacl:   {slow:8.3f} s  {triples / slow:10.0f} triples/s  ({slow / fast:.0f} times as long)")
    print(f"issues_of: {whole:8.3f} s  {1000 * whole * BATCH / count:10.1f} ms for {BATCH} things")


def _seconds(work: Callable[[], object]) -> float:
    began = perf_counter()
    work()
    return perf_counter() - began


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 7_000)
