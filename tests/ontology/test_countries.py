"""Country names: exact, unambiguous, and the usual ones shown."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ontology.countries import countries, country_named, find_country


@pytest.mark.parametrize(
    ("text", "identifier"),
    [
        ("FR", "country:FR"),
        ("fra", "country:FR"),
        ("country:FR", "country:FR"),
        ("  france ", "country:FR"),
        ("Republic of Korea", "country:KR"),
        ("Korea, North", "country:KP"),
        ("Macau", "country:MO"),
        ("Burma", "country:MM"),
        ("turkey", "country:TR"),
        ("Kosovo", "country:XK"),
        ("UAE", "country:AE"),
        ("Norway", "country:NO"),
    ],
)
def test_what_a_person_means(text: str, identifier: str) -> None:
    found = find_country(text)
    assert found is not None
    assert found.id == identifier


@pytest.mark.parametrize("text", ["", "Korea", "Congo", "Atlantis", "Chin", "F", "country:", "Korea (North)"])
def test_nothing_is_guessed(text: str) -> None:
    assert find_country(text) is None


@pytest.mark.parametrize("code", ["IN", "CAN", "no", "china"])
def test_a_code_or_another_case_is_no_name(code: str) -> None:
    assert country_named(code) is None


@given(st.sampled_from(sorted(countries())))
def test_every_name_means_its_country_only(code: str) -> None:
    for name in countries()[code].names:
        found = country_named(name)
        assert found is not None
        assert found.alpha2 == code


@pytest.mark.parametrize(
    ("code", "name"), [("KR", "South Korea"), ("RU", "Russia"), ("MO", "Macau"), ("TW", "Taiwan"), ("VN", "Vietnam")]
)
def test_the_usual_name_is_shown(code: str, name: str) -> None:
    assert countries()[code].name == name
