"""How fast statements with full provenance become a graph, beside the same nodes by a bare UNWIND.

    python bench/load.py [ENTITIES ...]        (default: 20000; the goals are set for 100000 and 600000)

Runs on a Neo4j of its own in a temporary folder. Both ways write the same documents, statements, things and
relationships, in batches of the same size; ours also validates, folds, checks shapes, and can be repeated without a
change. Ours has two transactions at a time, as the pipeline has; the bare one has one, as such loops have.
Prints rates, their ratio, and the memory of this process. Asserts nothing.
"""

import resource
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter

from neo4j import Driver, GraphDatabase

from ingest.loader import Loader
from ingest.source import Reading
from ingest.validate import validate
from ontology.document import Document, Quote, sha256_of
from ontology.statement import Evidence, Statement, Value
from ontology.terms import Property
from ontology.vocabulary import SourceKind
from queries.managed import Connection, ManagedSettings, ensure_running, stop
from queries.mapping import document_to_row, statement_to_row
from queries.store import Store, batches

PER_DOCUMENT = 2_000
BLOCK = 10
"""Documents that one way writes before it is the other's turn."""
RECORDED = "2026-11-25T00:00:00+00:00"
RAW_STATEMENTS = """
UNWIND $rows AS row
MATCH (d:RawDocument {id: row.document})
CREATE (s:RawStatement) SET s = row
MERGE (e:RawEntity {id: row.subject})
CREATE (s)-[:ABOUT]->(e) CREATE (s)-[:STATED_IN]->(d)
"""
RAW_NAMES = "UNWIND $rows AS row MATCH (e:RawEntity {id: row.subject}) SET e.name = row.value, e:RawCompany"
RAW_EDGES = """
UNWIND $rows AS row
MATCH (a:RawEntity {id: row.subject}) MATCH (b:RawEntity {id: row.value})
CREATE (a)-[:PART_OF {key: row.id, recorded_at: $recorded}]->(b)
"""


def readings(entities: int) -> Iterator[Reading]:
    """Documents of policies, four statements each: type, name, citation, and the whole of which it is part."""
    for first in range(0, entities, PER_DOCUMENT):
        content = f"document {first}".encode()
        document = Document(sha256_of(content), "bench", SourceKind.DATA_SET, f"List {first}", "text/csv", "bench.csv")
        numbers = range(first, min(first + PER_DOCUMENT, entities))
        statements = tuple(each for number in numbers for each in _statements(number, document.id))
        yield Reading(document, None, (), statements)


def _statements(number: int, document: str) -> Iterator[Statement]:
    subject, whole = f"policy:bench/{number}", f"policy:bench/{number - number % 50}"
    facts: list[tuple[Property, Value]] = [
        (Property.TYPE, "Policy"),
        (Property.NAME, f"Generated policy {number}"),
        (Property.CITATION, f"{number % 97} FR {number}"),
        (Property.PART_OF, whole),
    ]
    for column, (predicate, value) in enumerate(facts):
        evidence = Evidence(document, Quote(0, len(str(value)), str(value)), f"/{number}/{column}")
        yield Statement(subject, predicate, value, evidence, "bench/1")


def ours(store: Store, block: Sequence[Reading]) -> float:
    """Seconds for the pipeline's last two steps: validate and load."""
    began = perf_counter()
    with Loader(store) as loader:
        loads = []
        for reading in block:
            validate(reading)
            loads.append(loader.submit(reading, RECORDED))
    for each in loads:
        each.result()
    return perf_counter() - began


def raw(driver: Driver, block: Sequence[Reading]) -> float:
    """Seconds to write the same by bare statements, one document after the other. The labels keep the two apart."""
    began = perf_counter()
    for reading in block:
        _write_raw(driver, reading)
    return perf_counter() - began


def _write_raw(driver: Driver, reading: Reading) -> None:
    rows = [statement_to_row(each) for each in reading.statements]
    of = {name: [row for row in rows if row["predicate"] == name] for name in ("name", "partOf")}
    with driver.session() as session, session.begin_transaction() as transaction:
        transaction.run("CREATE (d:RawDocument) SET d = $row", row=document_to_row(reading.document))
        for first in range(0, len(rows), 5_000):
            transaction.run(RAW_STATEMENTS, rows=rows[first : first + 5_000])
        transaction.run(RAW_NAMES, rows=of["name"])
        transaction.run(RAW_EDGES, rows=of["partOf"], recorded=RECORDED)
        transaction.commit()


def run(connection: Connection, entities: int) -> None:
    """One measurement: block by block, by turns, so that both meet the same graph and the same machine."""
    auth = (connection.user, connection.password.get_secret_value())
    with GraphDatabase.driver(connection.uri, auth=auth) as driver, Store.open(connection) as store:
        store.prepare()
        driver.execute_query("CREATE CONSTRAINT FOR (n:RawDocument) REQUIRE n.id IS UNIQUE")
        driver.execute_query("CREATE CONSTRAINT FOR (n:RawEntity) REQUIRE n.id IS UNIQUE")
        driver.execute_query("CREATE CONSTRAINT FOR (n:RawStatement) REQUIRE n.id IS UNIQUE")
        driver.execute_query("CALL db.awaitIndexes(300)")
        before, bare, full = _memory(), 0.0, 0.0
        for number, block in enumerate(batches(readings(entities), BLOCK)):
            if number % 2:
                full += ours(store, block)
                bare += raw(driver, block)
            else:
                bare += raw(driver, block)
                full += ours(store, block)
        after = _memory()
        again = sum(ours(store, block) for block in batches(readings(entities), BLOCK))
    print(f"{entities:>8} entities, {4 * entities} statements")
    print(f"  raw UNWIND   {entities / bare:>8.0f} entities/s")
    print(f"  ours         {entities / full:>8.0f} entities/s   ratio {bare / full:.2f}")
    print(f"  ours, again  {entities / again:>8.0f} entities/s")
    print(f"  peak memory of this process: {before:.0f} MB before, {after:.0f} MB after")


def _memory() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def main(sizes: list[int]) -> None:
    """Measure each size on a fresh server."""
    for entities in sizes:
        with TemporaryDirectory() as folder:
            settings = ManagedSettings(data_dir=Path(folder), heap="2g", page_cache="512m")
            try:
                run(ensure_running(settings), entities)
            finally:
                stop(settings)


if __name__ == "__main__":
    main([int(each) for each in sys.argv[1:]] or [20_000])
