"""Records as documents describe them, each for itself: what was judged of them plays no part."""

from collections.abc import Iterable, Iterator, Mapping

from ontology.statement import Value
from ontology.terms import Property
from ontology.vocabulary import EntityClass
from queries.store import Store, batches

_PAGE = 2_000


def described(
    store: Store, classes: Iterable[EntityClass], properties: Iterable[Property]
) -> Iterator[tuple[str, Mapping[Property, list[Value]]]]:
    """The records of these classes with the values of these properties, in order of id."""
    wanted = [each.value for each in properties]
    ids = sorted({row["id"] for row in store.read("read/typed", classes=[each.value for each in classes])})
    for page in batches(ids, _PAGE):
        found: dict[str, dict[Property, list[Value]]] = {identifier: {} for identifier in page}
        for row in store.read("read/facts", ids=list(page), predicates=wanted):
            found[row["id"]].setdefault(Property(row["predicate"]), []).append(row["value"])
        yield from found.items()
