"""Every Cypher file: documented, used, valid on the real server, and anchored by an index where it must be."""

import re
from pathlib import Path

import pytest
from neo4j import GraphDatabase

from ontology.terms import class_terms
from queries.cypher import cypher, statements_of
from queries.managed import Connection
from queries.store import Store

QUERIES = Path(__file__).parent.parent.parent / "queries"
FILES = sorted(str(path.relative_to(QUERIES).with_suffix("")) for path in QUERIES.glob("*/*.cypher"))
ASKED = [name for name in FILES if not name.startswith("schema/")]
WHOLE_LABEL = {
    # These read all nodes of a label, because their answer is about all of them.
    "read/captured_groups", "read/coverage", "read/counts", "read/graph_version", "read/listings", "read/named_things",
    "read/party_lists", "read/judgements", "read/model_targets", "read/redirects", "read/sources", "read/unresolved",
    "write/resolved", "write/forget_fold", "write/restore_abouts", "write/restore_references",
}  # fmt: skip
TWO_BY_ID = {"write/conflict_sides"}
"""These join two nodes that are each found by their id: the product of one and one."""
PARAMETER = re.compile(r"\$(\w+)")


@pytest.mark.parametrize("name", FILES)
def test_it_says_what_it_is_for(name: str) -> None:
    first = cypher(name).splitlines()[0]
    assert first.startswith("// ")
    assert len(cypher(name).splitlines()) <= 50, "a query file is one page"


@pytest.mark.parametrize("name", FILES)
def test_it_is_called_from_python(name: str) -> None:
    code = "".join(path.read_text(encoding="utf-8") for path in QUERIES.glob("*.py"))
    assert f'"{name}"' in code


def plan_of(connection: Connection, name: str) -> str:
    """The operators of the plan, one after another."""
    parameters = dict.fromkeys(PARAMETER.findall(cypher(name)), None)
    known = {"limit": 10, "rows": [], "ids": [], "subjects": [], "targets": [], "query": "x", "after": "", "id": "x"}
    auth = (connection.user, connection.password.get_secret_value())
    with GraphDatabase.driver(connection.uri, auth=auth) as driver, driver.session() as session:
        asked = {key: known.get(key, value) for key, value in parameters.items()}
        plan = session.run(f"EXPLAIN {cypher(name)}", asked).consume().plan
    return str(plan)


@pytest.mark.parametrize("name", ASKED)
def test_it_is_valid_and_never_scans_the_whole_graph(store: Store, neo4j_connection: Connection, name: str) -> None:
    plan = plan_of(neo4j_connection, name)
    assert name in TWO_BY_ID or "CartesianProduct" not in plan
    if name not in WHOLE_LABEL:
        scans = re.findall(r"\b(AllNodesScan|NodeByLabelScan|\w*RelationshipTypeScan)\b", plan)
        assert scans == [], plan


def test_every_class_has_its_constraint() -> None:
    text = " ".join(statements_of("schema/constraints"))
    constrained = set(re.findall(r"FOR \(n:(\w+)\) REQUIRE n.id IS UNIQUE", text))
    assert constrained == {*class_terms(), "Entity"}


def test_constraints_are_there_and_indexes_online(store: Store, neo4j_connection: Connection) -> None:
    auth = (neo4j_connection.user, neo4j_connection.password.get_secret_value())
    with GraphDatabase.driver(neo4j_connection.uri, auth=auth) as driver:
        constraints = driver.execute_query("SHOW CONSTRAINTS YIELD name").records
        states = driver.execute_query("SHOW INDEXES YIELD state RETURN collect(DISTINCT state) AS states").records
    assert len(constraints) == len(class_terms()) + 1
    assert states[0]["states"] == ["ONLINE"]
