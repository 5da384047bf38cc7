"""Reconciling: which things of the graph a name may mean, of which types, with which properties."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace

from api.names import Names, NamesKept
from api.reconcile.requests import Query
from api.reconcile.vocabulary import PLACES, narrower, type_named
from matching.names import product_key
from matching.record import SHARING, STRICT, NamedRecord
from matching.score import SAME_FROM
from matching.screen import Hit, likely
from ontology.countries import find_country
from ontology.vocabulary import EntityClass
from queries.store import Store
from queries.things import Described, described_things

_FEWEST = 5
"""Candidates that are compared at least: of one alone nobody knows whether it is the only one."""
_MOST = 50
"""Candidates for a query."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """A thing that a name may mean."""

    id: str
    name: str
    label: str
    score: float
    """From 0 to 1."""
    equal: bool
    """Whether it is called exactly so, but for letter case, accents and legal forms, and its kind shares no names."""
    matched: str
    features: Mapping[str, float]
    """Those of the names, and for each property that was given whether a value is equal."""

    @property
    def agreement(self) -> float:
        """How many of the given properties have an equal value, less how many have others."""
        return sum(value - 0.5 for name, value in self.features.items() if name.startswith("property:"))


def reconciled(store: Store, names: NamesKept, queries: Mapping[str, Query]) -> dict[str, object]:
    """The results of a batch, as the Reconciliation API gives them. Raises `SCREEN-BUILDING`."""
    kept = names.names()
    found = {key: _candidates(kept, query) for key, query in queries.items()}
    told = described_things(
        store, {each.id for key, query in queries.items() if query.properties for each in found[key]}
    )
    return {key: {"result": _result(found[key], query, told)} for key, query in queries.items()}


def _candidates(names: Names, query: Query) -> list[Candidate]:
    wanted = _of_types(query)
    places = (find_country(value) for each in query.properties if each.pid in PLACES for value in each.values)
    hits = likely(
        query.query,
        names.index,
        max(_FEWEST, min(query.limit or _FEWEST, _MOST)),
        countries=frozenset(place.id for place in places if place is not None),
        wanted=lambda record: record.label != EntityClass.LIST_ENTRY and wanted(record),
    )
    found = [_candidate(query.query, each) for each in hits]
    return _with_named(names, query, found, wanted)


def _candidate(text: str, hit: Hit) -> Candidate:
    record = hit.record
    exact = _is_exact(text, record, hit.equal)
    return Candidate(record.id, record.name, record.label, hit.score, exact, hit.name, dict(hit.features))


def _with_named(
    names: Names, query: Query, found: list[Candidate], wanted: Callable[[NamedRecord], bool]
) -> list[Candidate]:
    """The candidates, and before them what the text names by its id or by the code of a country."""
    country = find_country(query.query)
    for identifier in (query.query, country.id if country else ""):
        thing = names.things.get(identifier)
        if thing is not None:
            record = NamedRecord(thing.id, thing.label, thing.names[0][0])
            if wanted(record):
                exact = Candidate(thing.id, record.name, thing.label, 1.0, True, query.query, {"equal": 1.0})
                return [exact, *(each for each in found if each.id != thing.id)]
    return found


def _of_types(query: Query) -> Callable[[NamedRecord], bool]:
    if not query.types or query.type_strict == "should":
        return lambda _: True
    meant = [narrower(each) for each in query.types]
    if query.type_strict == "all":
        return lambda record: all(record.label in each for each in meant)
    return lambda record: any(record.label in each for each in meant)


def _is_exact(text: str, record: NamedRecord, equal: bool) -> bool:
    if record.label in STRICT:
        return product_key(text) in {product_key(name) for name in (record.name, *record.aliases)}
    return equal and record.sort not in SHARING


def _result(found: list[Candidate], query: Query, told: Mapping[str, Described]) -> list[dict[str, object]]:
    compared = [_compared(each, query, told.get(each.id)) for each in found]
    ordered = sorted(compared, key=lambda each: (-round(each.score, 2), -each.agreement, -each.score, each.id))
    likeliest = [each for each in ordered if each.equal and each.score >= SAME_FROM]
    # A match is certain where one thing alone is called so and nothing that was given speaks against it.
    alone = likeliest[0] if len(likeliest) == 1 and likeliest[0] is ordered[0] else None
    certain = alone if alone is not None and 0.0 not in _given(alone) else None
    return [_object(each, match=each is certain) for each in ordered[: query.limit or None]]


def _given(candidate: Candidate) -> Iterable[float]:
    return (value for name, value in candidate.features.items() if name.startswith("property:"))


def _compared(candidate: Candidate, query: Query, thing: Described | None) -> Candidate:
    """The candidate with a feature for each given property that it has: whether any value is equal."""
    if thing is None:
        return candidate
    told: dict[str, float] = {}
    for each in query.properties:
        values = _texts(thing, each.pid)
        if values and each.values:
            given = {value.casefold() for value in each.values}
            given |= {place.id.casefold() for value in each.values if (place := find_country(value)) is not None}
            told[f"property:{each.pid}"] = float(bool(values & given))
    return replace(candidate, features={**candidate.features, **told})


def _texts(thing: Described, name: str) -> set[str]:
    literals = (str(each) for each in thing.literals.get(name, ()))
    related = (text for each in thing.related.get(name, ()) for text in (each.id, each.name))
    return {each.casefold() for each in (*literals, *related)}


def _object(candidate: Candidate, *, match: bool) -> dict[str, object]:
    said = "" if candidate.matched in (candidate.name, candidate.id) else f"also called {candidate.matched}"
    return {
        "id": candidate.id,
        "name": candidate.name,
        "description": said,
        "type": [type_named(candidate.label)],
        "score": round(100 * candidate.score, 2),
        "match": match,
        "features": [{"id": name, "value": value} for name, value in sorted(candidate.features.items())],
    }
