"""The schema is documented, bounded, and does not drift unseen."""

import os
from pathlib import Path

import pytest
from graphql import GraphQLObjectType, parse, validate
from strawberry.printer import print_schema

from api.schema import schema
from tests.graphs import ROOT

SNAPSHOT = Path(__file__).parent / "snapshots" / "schema.graphql"


def test_the_sdl_is_the_committed_one() -> None:
    sdl = print_schema(schema) + "\n"
    if os.environ.get("UPDATE_SNAPSHOTS"):
        SNAPSHOT.write_text(sdl, encoding="utf-8")
    assert sdl == SNAPSHOT.read_text(encoding="utf-8"), "run UPDATE_SNAPSHOTS=1 pytest, and read the difference"


def test_every_type_and_question_is_described() -> None:
    types = schema._schema.type_map
    ours = [each for name, each in types.items() if not name.startswith("__") and isinstance(each, GraphQLObjectType)]
    assert [each.name for each in ours if not each.description] == ["Query"]
    query = types["Query"]
    assert isinstance(query, GraphQLObjectType)
    assert [name for name, field in query.fields.items() if not field.description] == []


@pytest.mark.parametrize(
    ("question", "words"),
    [
        ("{ " + " ".join(f"a{number}: coverage {{ kind }}" for number in range(40)) + " }", "aliases"),
        ("{ " + "coverage { kind } " * 1000 + "}", "token"),
        ("{ nothing }", "Cannot query field"),
        ("{ coverage", "Syntax Error"),
    ],
)
def test_a_hostile_or_malformed_question_is_refused_before_it_runs(question: str, words: str) -> None:
    result = schema.execute_sync(question)
    assert result.errors
    assert words.lower() in str(result.errors[0]).lower()


def test_a_deep_question_is_refused() -> None:
    deep = "{ __schema { types { " + "fields { type { ofType { " * 6 + "name" + " } } }" * 6 + " } } }"
    errors = schema.execute_sync(deep).errors
    assert errors
    assert "depth exceeded" in str(errors[0])


def test_the_question_that_graphiql_opens_with_is_valid() -> None:
    question = (ROOT / "web" / "graphiql" / "src" / "default.graphql").read_text(encoding="utf-8")
    assert validate(schema._schema, parse(question)) == []
