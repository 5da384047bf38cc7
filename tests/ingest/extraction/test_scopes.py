import pytest

from ontology.terms import Property
from tests.ingest.extraction.reading import reading_of, values


@pytest.mark.parametrize(
    ("sentence", "scope"),
    [
        ("BIS banned exports of the H20 to China and Russia.", "scope:cn-ru"),
        ("BIS requires a licence for exports of ECCN 3A090 to D:5 countries except Israel.", "scope:ear-d5-except-il"),
        ("BIS banned exports of the H20 to any destination.", "scope:outside-us"),
        ("The Commerce Department blocked foreign access to Claude Fable 5.", "scope:outside-us"),
        ("The Commerce Department blocked access to Claude Fable 5 outside the United States.", "scope:outside-us"),
        ("The Commerce Department barred Anthropic from offering Claude Fable 5 abroad.", "scope:outside-us"),
        ("The Commerce Department barred Anthropic from offering Claude Fable 5 to foreign users.", "scope:outside-us"),
    ],
)
def test_the_destinations_of_a_restriction(sentence: str, scope: str) -> None:
    assert values(reading_of(sentence), Property.HAS_SCOPE) == [scope]


def test_members_of_a_scope_are_stated_with_the_scope() -> None:
    reading = reading_of("BIS requires a licence for exports of ECCN 3A090 to D:5 countries except Israel.")

    assert values(reading, Property.INCLUDES, "scope:ear-d5-except-il") == ["group:ear-d5"]
    assert values(reading, Property.EXCLUDES, "scope:ear-d5-except-il") == ["country:IL"]
    assert values(reading, Property.NAME, "group:ear-d5") == ["EAR Country Group D:5"]


def test_the_world_outside_is_meant_by_american_law_only() -> None:
    assert values(reading_of("The European Commission blocked foreign access to GPT-5.6."), Property.HAS_SCOPE) == []


def test_an_exception_that_cannot_be_told_leaves_the_scope_open() -> None:
    reading = reading_of("The Commerce Department blocked access to Claude Fable 5 abroad except for some customers.")

    assert values(reading, Property.HAS_SCOPE) == []


def test_a_class_of_persons() -> None:
    reading = reading_of(
        "The Commerce Department ordered Anthropic to stop offering Claude Fable 5 to foreign nationals."
    )

    assert values(reading, Property.APPLIES_TO_PERSONS) == ["persons:foreign-persons"]


def test_a_country_that_only_describes_somebody_is_no_destination() -> None:
    assert values(reading_of("BIS banned sales of the H20 by Chinese brokers."), Property.HAS_SCOPE) == []
