"""What a typed name may mean: on a few names made up for it, and on the real lists."""

from collections.abc import Callable
from functools import cache

import pytest

from matching.index import Index
from matching.mend import mended
from matching.record import NamedRecord
from matching.score import SAME_FROM
from matching.screen import LOOK_FROM, Hit, likely
from tests.matching.perturbed import ALL_PERTURBATIONS, spread
from tests.matching.real_lists import CHINA_LISTS, SCREENING_LIST, all_lists

real = pytest.mark.skipif(
    not (SCREENING_LIST.is_file() and CHINA_LISTS.is_file()), reason="needs ../shared/data with the lists"
)


def is_organisation(record: NamedRecord) -> bool:
    return record.sort in (None, "organisation")


@cache
def index() -> Index:
    return Index(all_lists())


def best(name: str) -> list[Hit]:
    """The organisations on the real lists at which a person should look."""
    return [each for each in likely(name, index(), limit=5, wanted=is_organisation) if each.score >= LOOK_FROM]


def party(name: str, *aliases: str, kind: str | None = None, country: str = "") -> NamedRecord:
    countries = frozenset([f"country:{country}"] if country else [])
    return NamedRecord(f"party:{name}", "Party", name, aliases, kind, countries)


@real
@pytest.mark.parametrize(
    "name", ["CORP", "Company Limited", "Mistral AI", "Bank of China", "Anthropic", "中芯国际", "中信国际"]
)
def test_names_of_nobody_on_the_lists_find_nobody(name: str) -> None:
    assert best(name) == []


@real
@pytest.mark.parametrize(
    ("name", "found"),
    [
        ("SMIC", "Semiconductor Manufacturing International Corporation"),
        ("A-B-C Company", "ABC LLC"),
        ("华为", "Huawei Technologies Co., Ltd. (Huawei)"),
        ("화웨이", "Huawei Technologies Co., Ltd. (Huawei)"),
        ("スバル", "SUBARU Corporation"),
        ("株式会社SUBARU", "SUBARU Corporation"),
        ("斯巴鲁", "SUBARU Corporation"),
        ("HUAWEITECHNOLOGIES CO LTD", "HUAWEI TECHNOLOGIES CO., LTD."),
        ("Sense Time", "Beijing Sensetime Technology Development Co., Ltd."),
    ],
)
def test_names_in_other_scripts_and_spellings_find_their_party(name: str, found: str) -> None:
    hit = best(name)[0]
    assert found in (hit.name, hit.record.name)


@real
@pytest.mark.parametrize("name", ["SMIC", "A-B-C Company", "华为", "スバル"])
def test_short_names_and_readings_are_for_a_person(name: str) -> None:
    assert all(LOOK_FROM <= each.score < SAME_FROM for each in best(name))


@real
def test_a_vessel_is_no_organisation() -> None:
    found = likely("MISTRAL 1", index(), limit=1, wanted=lambda record: record.sort == "vessel")
    assert (found[0].name, found[0].score) == ("MISTRAL 1", 0.97)
    assert all(each.record.kind != "vessel" for each in best("MISTRAL 1"))


@real
def test_perturbed_names_find_their_row_first() -> None:
    def of_kind(kind: str | None) -> Callable[[NamedRecord], bool]:
        return lambda record: None in (kind, record.sort) or record.sort == kind

    asked = list(spread(all_lists(), 220, seed=23, ways=ALL_PERTURBATIONS))
    first = 0
    for row, _, written in asked:
        hits = likely(written, index(), limit=1, wanted=of_kind(row.kind))
        names = {each.casefold() for hit in hits for each in (hit.record.name, *hit.record.aliases)}
        first += row.name.casefold() in names
    assert first / len(asked) >= 0.94


def test_a_country_orders_namesakes_and_hides_none() -> None:
    namesakes = Index([party("Kestrelworks Ltd", country="DE"), party("Kestrelworks GmbH", country="AE")])
    hits = likely("Kestrelworks", namesakes, countries=frozenset(["country:AE"]))
    assert [each.record.name for each in hits] == ["Kestrelworks GmbH", "Kestrelworks Ltd"]
    assert [each.why for each in hits] == ["equal names; same country", "equal names; different countries"]
    assert len({each.score for each in hits}) == 1


def test_the_same_spelling_comes_before_another_of_the_same_name() -> None:
    forms = Index([party("Kestrelworks Inc"), party("Kestrelworks Limited")])
    assert likely("KESTRELWORKS LIMITED", forms)[0].record.name == "Kestrelworks Limited"


def test_another_number_is_another_body() -> None:
    numbered = Index([party("No. 38 Institute of Invention")])
    assert all(each.score < LOOK_FROM for each in likely("No. 54 Institute of Invention", numbered))


def test_a_number_is_no_other_word() -> None:
    numbered = Index([party("KESTRELWORKS 1", kind="vessel")])
    assert likely("Kestrelworks AI", numbered)[0].score < LOOK_FROM
    assert likely("Kestrelworks", numbered)[0].score >= LOOK_FROM


def test_three_initials_say_nothing() -> None:
    spelt = Index([party("Directorate of Invented Games", "DIG")])
    assert all(each.score < LOOK_FROM for each in likely("Donegal Inventors Group", spelt))


def test_a_text_without_letters_finds_nothing() -> None:
    assert likely("…", Index([party("Kestrelworks")])) == []


@pytest.mark.parametrize(
    ("name", "right"),
    [
        ("Limited Liabiliy Company Rudniy", "limited liability company rudniy"),
        ("Trident Infinitylimited", "trident infinity limited"),
        ("Limited Liabilitycompany Evrosel", "limited liability company evrosel"),
        ("Joint Stok Company", "joint stock company"),
        ("Unlimited Skills", None),
        ("Kestrelworks Limited", None),
        ("三菱重工业", None),
    ],
)
def test_slips_in_legal_forms_are_put_right(name: str, right: str | None) -> None:
    assert mended(name) == right
