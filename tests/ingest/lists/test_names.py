"""Names with other names in them, names of wholes and parts, names in other scripts, lists of names, addresses."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.lists.addresses import read_addresses
from ingest.lists.affiliates import listed_names
from ingest.lists.names import is_damaged, listed_path, natural_order, read_name
from ingest.lists.places import heading, place


@pytest.mark.parametrize(
    ("text", "name", "aliases", "former"),
    [
        ("Acme Ltd.", "Acme Ltd.", [], []),
        ("Acme Ltd.,", "Acme Ltd.", [], []),
        ("Acme; and", "Acme", [], []),
        ("Acme (a.k.a. “ACM”)", "Acme", ["“ACM”"], []),
        ("Acme (f.k.a., Old (Acme) Works)", "Acme", [], ["Old (Acme) Works"]),
        ("Acme (a.k.a.", "Acme", [], []),
        ("Acme, a.k.a., Apex Co., Ltd.", "Acme", ["Apex Co., Ltd."], []),
        ("JOHN DOE -AKA- JACK DOE", "JOHN DOE", ["JACK DOE"], []),
        ("Acme [aka Apex, aka Ajax] (PRC Entity), and its sub-units and successors", "Acme", ["Apex", "Ajax"], []),
        ("Acme; and any successor, sub-unit, or subsidiary thereof", "Acme", [], []),
        ("Ivan Doe (Russian national)", "Ivan Doe", [], []),
        ("Acme Institute (AI), a.k.a., the following two aliases:", "Acme Institute (AI)", [], []),
        ("AKA INTEGRAL SERVICES", "AKA INTEGRAL SERVICES", [], []),
    ],
)
def test_other_names_in_a_name(text: str, name: str, aliases: list[str], former: list[str]) -> None:
    read = read_name(text)
    assert text[slice(*read.name)] == name
    assert [text[slice(*each)] for each in read.aliases] == aliases
    assert [text[slice(*each)] for each in read.former] == former
    assert read.understood


@pytest.mark.parametrize("text", ["PEARL (A.K.A. MAY DOE) LI", "Nathan; a.k.a. Doe Nathan", "Institute 9 Branch:"])
def test_a_name_that_is_cut_up_stays_whole_and_is_not_understood(text: str) -> None:
    read = read_name(text)
    assert text[slice(*read.name)] == text
    assert not read.understood


@pytest.mark.parametrize(
    "mark", [" (AC). Affiliated Entity: ", " subordinate institution: ", ". Subordinate Institution - "]
)
def test_a_part_is_listed_under_the_name_of_its_whole(mark: str) -> None:
    text = f"Acme Academy{mark}Bolt Works Co., Ltd."
    read = read_name(text)
    assert read.part is not None
    assert text[slice(*read.part)] == "Bolt Works Co., Ltd."
    assert text[slice(*read.name)] == text


def test_family_names_first() -> None:
    assert natural_order("DOE, Jane Ann") == "Jane Ann DOE"
    assert natural_order("DOE, Jane, Jr.") is None
    assert natural_order("Jane DOE") is None


def test_lost_letters() -> None:
    assert is_damaged("Universit? de Test")
    assert not is_damaged("Université de Test")


def test_the_same_name_has_the_same_path_whatever_its_punctuation() -> None:
    assert listed_path("CN", "Acme  Tech Co., Ltd.") == listed_path("CN", "ACME Tech Co. Ltd") == "cn-acme-tech-co-ltd"
    assert listed_path("CN", "Acme—Nord") == listed_path("CN", "Acme - Nord")


def test_names_that_ascii_cannot_write_are_told_apart() -> None:
    one, other = listed_path("CN", "智谱华章"), listed_path("CN", "智谱未来")
    assert one != other
    assert one == listed_path("CN", "智谱华章 ")
    assert listed_path("CN", "Acme 智谱") != listed_path("CN", "Acme 华章")


@given(st.text(min_size=1).filter(lambda text: any(letter.isalnum() for letter in text)))
def test_every_name_has_a_path(name: str) -> None:
    assert listed_path(None, name)


@given(st.text(max_size=60))
def test_spans_lie_in_the_cell(text: str) -> None:
    read = read_name(text)
    for start, end in (read.name, *read.aliases, *read.former):
        assert 0 <= start <= end <= len(text)


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Acme Co., Ltd., Bolt Inc., and Cog Works, LLC", ["Acme Co., Ltd.", "Bolt Inc.", "Cog Works, LLC"]),
        ("Acme Co., Ltd. (formerly Old, Older Co.)", ["Acme Co., Ltd. (formerly Old, Older Co.)"]),
        ("Acme Corporation Bolt Institute, and Cog Co., Ltd.", None),
        ("Acme Co., Ltd. . Bolt Inc.", None),
        ("Acme Holdings, Americas", None),
        ("Acme Co., Ltd., Bolt…", None),
    ],
)
def test_names_in_running_text(text: str, names: list[str] | None) -> None:
    spans = listed_names(text)
    assert (None if spans is None else [text[start:end] for start, end in spans]) == names


@pytest.mark.parametrize(
    ("text", "addresses", "elsewhere"),
    [
        ("1 High St, Kabul, Afghanistan; and 2 Low St.", ["1 High St, Kabul, Afghanistan", "2 Low St"], ()),
        ("1 High St. (See alternate addresses under Pakistan).", ["1 High St"], ("Pakistan",)),
        ("1 High St (see also addresses under China, Malta, and U.A.E.)", ["1 High St"], ("China", "Malta", "U.A.E")),
        ("1 High St. (For alternate addresses, see Kyrgyzstan and Turkey.)", ["1 High St"], ("Kyrgyzstan", "Turkey")),
    ],
)
def test_addresses(text: str, addresses: list[str], elsewhere: tuple[str, ...]) -> None:
    read = read_addresses(text)
    assert [text[start:end] for start, end in read.spans] == addresses
    assert read.elsewhere == elsewhere


def test_places() -> None:
    assert [place(each) for each in ("CN", "PRC", "Turkey", "the United Kingdom", "U.A.E")] == [
        "CN",
        "CN",
        "TR",
        "GB",
        "AE",
    ]
    assert place("REGION: KASHMIR") is None
    assert heading("HK") == "CN"
    assert heading("MO") == "MO"
