"""Screening over GraphQL, on lists of invented parties: what is found, what is said of it, and what is not claimed."""

from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest
from starlette.testclient import TestClient

from api.app import create_app
from api.names import NamesKept
from api.screening import Asked, Screener, ScreeningOutcome, Search
from ingest.pipeline import ingest, register_files
from ontology.listing import ListedState
from ontology.vocabulary import PartyKind
from queries.listed import listed as listed_things
from queries.store import Store
from tests.conftest import Emptied
from tests.graphs import LISTS

DAY = date(2026, 8, 2)


@pytest.fixture(scope="module")
def listed(emptied: Emptied) -> Store:
    store = emptied()
    assert ingest(store, [*register_files(), LISTS]).succeeded
    return store


@pytest.fixture(scope="module")
def screener(listed: Store) -> Screener:
    return Screener(listed, NamesKept(listed))


@pytest.fixture(scope="module")
def client(listed: Store) -> Iterator[TestClient]:
    with TestClient(create_app(listed)) as opened:
        yield opened


def ask(client: TestClient, question: str, **variables: object) -> dict[str, Any]:
    answer: dict[str, Any] = client.post("/graphql", json={"query": question, "variables": variables}).json()
    return answer


def found(screener: Screener, name: str, **search: Any) -> list[str]:
    """The ids of the parties that are found."""
    (screened,) = screener.screen([Asked(name)], Search(**{"as_of": DAY, **search}))
    return [each.party.id for each in screened.hits]


def test_a_hit_comes_with_its_reasons_its_entry_and_its_proof(client: TestClient) -> None:
    question = """{ screen(name: "QINGLONG Microelectronics Technology Ltd", country: "CN", asOf: "2026-08-02") {
      outcome says searched { id capturedOn } notes
      hits { party { id } kind matchedName nameRole score why features { name value } listings {
        list { id kind issuedBy { id } } state valid { start end basis }
        entry { licenceRequirement reviewPolicy reviewOutlook footnotes citations addresses countries { id } }
        evidence(properties: ["inList"]) { quote locator document { title kind } attribution } } } } }"""
    answer = ask(client, question)
    assert "errors" not in answer
    screening = answer["data"]["screen"]
    assert screening["outcome"] == "NAME_FOUND"
    hit = screening["hits"][0]
    assert hit["party"] == {"id": "party:us/entity-list/qinglong"}
    assert (hit["kind"], hit["nameRole"]) == ("ORGANISATION", "NAME")
    assert hit["score"] >= 0.92
    assert hit["why"] == "equal names; same country"
    assert {"name": "country", "value": 1.0} in hit["features"]
    (listing,) = hit["listings"]
    assert listing["list"] == {
        "id": "list:us/entity-list", "kind": "EXPORT_CONTROL_LIST", "issuedBy": [{"id": "agency:us/bis"}],
    }  # fmt: skip
    assert listing["state"] == "LISTED"
    assert listing["valid"] == {"start": "2022-12-19", "end": None, "basis": "EXACT"}
    assert listing["entry"] == {
        "licenceRequirement": "For all items subject to the invented rules",
        "reviewPolicy": "Presumption of denial",
        "reviewOutlook": "PRESUMPTION_OF_DENIAL",
        "footnotes": ["footnote 4"],
        "citations": ["87 FR 00001"],
        "addresses": ["Building 6, Example Road"],
        "countries": [{"id": "country:CN"}],
    }
    (proof,) = listing["evidence"]
    assert proof["quote"] == "Added on 2022-12-19."
    assert "https://controls.example/list" in proof["attribution"]


@pytest.mark.parametrize(
    ("name", "party"),
    [
        ("青龙微电子科技", "party:us/entity-list/qinglong"),
        ("Harbour Semiconductor Works", "party:us/entity-list/qinglong"),
        ("Qing Long Microelectronics", "party:us/entity-list/qinglong"),
        ("Microelectronics Technology Qinglong", "party:us/entity-list/qinglong"),
        ("QinglongMicroelectronics", "party:us/entity-list/qinglong"),
        ("Tramontana 1", "party:us/sdn/tramontana"),
        ("Kestrelwork Holding", "entry:us/sdn/unnamed"),
        ("A-B-C Trading", "party:us/sdn/abc"),
    ],
)
def test_other_names_and_spellings_are_found(screener: Screener, name: str, party: str) -> None:
    assert found(screener, name)[:1] == [party]


@pytest.mark.parametrize(
    "name", ["CORP", "Tramontana AI", "Anthropic", "Veyrand Optics", "Bureau of Industry and Security"]
)
def test_what_is_not_on_a_list_is_not_found(screener: Screener, name: str) -> None:
    (screened,) = screener.screen([Asked(name)], Search(as_of=DAY))
    assert (screened.outcome, screened.hits) == (ScreeningOutcome.NOTHING_FOUND, ())
    assert "Entity List (captured 2026-08-01)" in screened.says
    assert screened.says.endswith("That is not a clearance.")


def test_a_kind_hides_what_is_known_to_be_another_and_nothing_else(screener: Screener) -> None:
    def of_kind(name: str, kind: PartyKind) -> list[str]:
        (screened,) = screener.screen([Asked(name, kind=kind)], Search(as_of=DAY))
        return [each.party.id for each in screened.hits]

    assert of_kind("Tramontana 1", PartyKind.ORGANISATION) == []
    assert of_kind("Tramontana 1", PartyKind.VESSEL) == ["party:us/sdn/tramontana"]
    assert of_kind("ABC Trading", PartyKind.ORGANISATION) == ["party:us/sdn/abc"]


@pytest.mark.parametrize("country", [None, "CN", "AE", "France", "Atlantis"])
def test_a_country_explains_and_never_hides(screener: Screener, country: str | None) -> None:
    (screened,) = screener.screen([Asked("Qinglong Microelectronics Technology", country)], Search(as_of=DAY))
    hit = screened.hits[0].hit
    assert hit.score >= 0.92
    assert hit.country == {"CN": 1.0, "AE": 0.0, "France": 0.0}.get(country or "", 0.5)
    assert bool(screened.notes) == (country == "Atlantis")


def test_short_names_are_for_a_person_to_judge(screener: Screener) -> None:
    (screened,) = screener.screen([Asked("ABC Company")], Search(as_of=DAY))
    assert screened.outcome is ScreeningOutcome.SIMILAR_NAME_FOUND
    assert "borne by many" in screened.hits[0].hit.why


@pytest.mark.parametrize(
    ("day", "state"),
    [
        ("2019-01-01", ListedState.NOT_YET_LISTED),
        ("2023-01-01", ListedState.LISTED),
        ("2024-03-01", ListedState.DELISTED),
    ],
)
def test_who_is_not_listed_on_the_day_is_left_out_or_shown_as_such(
    screener: Screener, day: str, state: ListedState
) -> None:
    as_of = date.fromisoformat(day)
    assert found(screener, "Veyrand Optics", as_of=as_of) == (
        ["party:us/entity-list/veyrand"] if state is ListedState.LISTED else []
    )
    (screened,) = screener.screen([Asked("Veyrand Optics")], Search(as_of=as_of, delisted=True))
    assert [each.state for each in screened.hits[0].listings] == [state]


def test_a_list_that_was_seen_later_leaves_the_day_before_open(screener: Screener) -> None:
    (screened,) = screener.screen([Asked("ABC Trading")], Search(as_of=date(2020, 1, 1)))
    assert [each.state for each in screened.hits[0].listings] == [ListedState.UNKNOWN]


def test_only_the_lists_that_are_meant_are_searched(screener: Screener) -> None:
    assert found(screener, "ABC Trading", lists=("entity list",)) == []
    assert found(screener, "ABC Trading", lists=("list:us/sdn",)) == ["party:us/sdn/abc"]
    (screened,) = screener.screen([Asked("ABC Trading")], Search(as_of=DAY, lists=("list:us/sdn",)))
    assert [each.id for each in screened.searched] == ["list:us/sdn"]


def test_a_list_of_which_nothing_was_read_is_not_called_searched(screener: Screener) -> None:
    (screened,) = screener.screen([Asked("ABC Trading")], Search(as_of=DAY))
    assert "list:us/dpl" not in [each.id for each in screened.searched]


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        ('name: "ABC", lists: ["list:nowhere"]', "SCREEN-LIST"),
        (f'name: "{"x" * 301}"', "SCREEN-NAME-TOO-LONG"),
    ],
)
def test_what_cannot_be_searched_is_refused_with_a_fix(client: TestClient, arguments: str, code: str) -> None:
    (error,) = ask(client, f"{{ screen({arguments}) {{ outcome }} }}")["errors"]
    assert error["extensions"]["code"] == code
    assert error["extensions"]["fix"]


@pytest.mark.parametrize("name", ["", "…", "---"])
def test_a_name_without_letters_is_not_searched(screener: Screener, name: str) -> None:
    (screened,) = screener.screen([Asked(name)], Search(as_of=DAY))
    assert screened.outcome is ScreeningOutcome.NOT_SEARCHED
    assert "no letter" in screened.says


def test_before_anything_was_recorded_no_list_was_there_to_search(screener: Screener) -> None:
    search = Search(as_of=DAY, known_at="2020-01-01T00:00:00+00:00")
    (screened,) = screener.screen([Asked("ABC Trading")], search)
    assert screened.outcome is ScreeningOutcome.NOT_SEARCHED


def test_the_past_and_the_present_find_the_same(listed: Store) -> None:
    told, then = listed_things(listed), listed_things(listed, "2100-01-01T00:00:00+00:00")
    naming = {each.party for each in told.listings}
    assert {each.id: each for each in told.things if each.id in naming} == {each.id: each for each in then.things}
    assert told.listings == then.listings
    assert [each for each in told.lists if each.id != "list:us/dpl"] == list(then.lists)


def test_what_was_known_when_all_was_recorded_is_what_is_known_now(screener: Screener) -> None:
    names = [Asked(each) for each in ("ABC Trading", "Qinglong", "Kestrelworks Holding", "Harbour Semiconductor Works")]
    now = screener.screen(names, Search(as_of=DAY))
    then = screener.screen(names, Search(as_of=DAY, known_at="2100-01-01T00:00:00+00:00"))
    for one, other in zip(now, then, strict=True):
        assert [(hit.party.id, hit.listings, hit.role) for hit in one.hits] == [
            (hit.party.id, hit.listings, hit.role) for hit in other.hits
        ]
        assert one.searched == other.searched
