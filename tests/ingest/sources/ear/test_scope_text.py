import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.sources.ear.countries import country_named
from ingest.sources.ear.country_groups import group_id
from ingest.sources.ear.expectations import expectations
from ingest.sources.ear.scope_text import Expression, Term, cited_section, expression, read_wording
from tests.ingest.sources.ear.samples import cell

HERE = cell("")
GROUPS = sorted(expectations().country_groups.members)
COUNTRIES = ["Macau", "the United Arab Emirates", "China", "Russia", "Venezuela", "Türkiye"]
UAE = (
    "To or within the United Arab Emirates or destinations specified in Country Groups D:1, D:4, and D:5 of supplement "
    "no. 1 to part 740 of the EAR, excluding any destination also specified in Country Groups A:5 or A:6. See "
    "§ 742.6(a)(6)(iii)(B) of the EAR."
)
MACAU = (
    "To or within Macau or a destination specified in Country Group D:5 of supplement no. 1 to part 740 of the EAR. "
    "See § 742.6(a)(6)(i)(B) of the EAR."
)


def group(name: str) -> Term:
    return Term(group_id(name), name, HERE)


def country(name: str) -> Term:
    found = country_named(name.removeprefix("the "))
    assert found is not None
    return Term(found.id, name, HERE)


def scope(text: str) -> Expression | None:
    wording = read_wording(cell(text))
    return None if wording is None else wording.scope


def test_worldwide() -> None:
    for text in ("any destination worldwide, see § 742.6(a)(13) of the EAR.", "any destination worldwide."):
        found = scope(f"To or within {text}")
        assert found is not None
        assert (found.id, found.name) == ("scope:outside-us", "all destinations outside the United States")
        assert [each.id for each in found.includes] == ["group:worldwide"]
        assert [each.id for each in found.excludes] == ["country:US"]


def test_the_exclusion_binds_to_the_groups_not_to_the_country_named_beside_them() -> None:
    found = scope(UAE)
    nested = expression([group("D:1"), group("D:4"), group("D:5")], [group("A:5"), group("A:6")], HERE)
    assert found == expression([country("the United Arab Emirates"), nested], [], HERE)
    assert found.id == "scope:ear/ae+(d1+d4+d5-less-a5+a6)"
    assert found.name == "the United Arab Emirates, and D:1, D:4 and D:5 except A:5 and A:6"
    assert nested.id == "scope:ear/d1+d4+d5-less-a5+a6"


def test_macau_or_d5() -> None:
    found = scope(MACAU)
    assert found == expression([country("Macau"), group("D:5")], [], HERE)
    assert (found.id, found.name) == ("scope:ear/mo+d5", "Macau and D:5")


def test_each_term_points_to_its_words() -> None:
    text = cell(MACAU)
    wording = read_wording(text)
    assert wording is not None
    assert wording.section is not None
    assert wording.section.exact == "742.6(a)(6)(i)(B)"
    words = [each.cell.exact for each in wording.scope.includes]
    assert words == ["Macau", "D:5"]
    assert all(text.text[each.cell.start : each.cell.end] == each.cell.exact for each in wording.scope.includes)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "AT Column 1.",
        "See § 742.6(a)(11) of the EAR.",
        "Worldwide control. See § 742.4(a)(5) and (b)(10) of the EAR.",
        "China, Russia, or Venezuela (see § 742.6(a)(7)).",
        "To or within any destination worldwide except Canada.",
        "To or within any destination worldwide. See § 742.6(a)(13). Except Canada.",
        "To or within Atlantis or a destination specified in Country Group D:5.",
        "To or within Macau and a destination specified in Country Group D:5.",
        "To or within Macau, a destination specified in Country Group D:5.",
        "To or within a destination specified in Country Group D:9.",
        "To or within a destination specified in Country Group D:5, Macau or Russia.",
        "To or within a destination specified in Country Group D:5 or Macau.",
        "To or within a destination specified in Country Group D:1 or D:5.",
        "To or within destinations specified in Country Groups D:5.",
        "To or within destinations specified in Country Groups D:1 D:5.",
        "To or within destinations specified in Country Groups D:1, D:5.",
        "To or within destinations specified in Country Groups D:1 and D:4 and D:5.",
        "To or within destinations specified in Country Groups D:1 and D:5, excluding any destination also specified "
        "in Country Groups A:5 and A:6.",
        "To or within destinations specified in Country Groups D:1 and D:5, excluding Israel.",
        UAE.replace("excluding", "including"),
        UAE + " This does not apply to Israel.",
        "Not to or within Macau.",
    ],
)
def test_other_wording_is_not_read_at_all(text: str) -> None:
    assert read_wording(cell(text)) is None


def _joined(names: list[str], word: str, comma: bool) -> str:
    if len(names) < 3:
        return f" {word} ".join(names)
    return f"{', '.join(names[:-1])}{',' if comma else ''} {word} {names[-1]}"


def _groups_text(names: list[str], word: str, comma: bool) -> str:
    return f"Country Group{'s' if len(names) > 1 else ''} {_joined(names, word, comma)}"


_groups = st.lists(st.sampled_from(GROUPS), min_size=1, max_size=5, unique=True)
_countries = st.lists(st.sampled_from(COUNTRIES), max_size=4, unique=True)
_supplement = st.sampled_from(["", " of supplement no. 1 to part 740 of the EAR"])
_ending = st.sampled_from(["", ".", ". See § 742.6(a)(13).", ", see § 742.4(a)(4) of the EAR.", " See § 746.8"])


@given(_countries, _groups, _groups | st.just([]), st.sampled_from(["and", "or"]), st.booleans(), _supplement, _ending)
def test_reads_back_what_was_written(
    countries: list[str], groups: list[str], excluded: list[str], word: str, comma: bool, supplement: str, ending: str
) -> None:
    clause = (
        f"{'a destination' if len(groups) == 1 else 'destinations'} specified in {_groups_text(groups, word, comma)}"
    )
    clause += supplement
    if excluded:
        clause += f", excluding any destination also specified in {_groups_text(excluded, 'or', comma)}{supplement}"
    text = f"To or within {_joined([*countries, clause], 'or', comma)}{ending}"
    inner = expression([group(each) for each in groups], [group(each) for each in excluded], HERE)
    named = [country(each) for each in countries]
    nested = expression([*named, inner], [], HERE)
    flat = expression([*named, *inner.includes], [*inner.excludes], HERE)
    assert scope(text) == (nested if excluded and countries else flat)


@given(st.text(alphabet=st.sampled_from("To or within Macau D:15,.§ excluding"), max_size=60))
def test_never_fails_on_any_text(text: str) -> None:
    read_wording(cell(text))
    read_wording(cell(f"To or within {text}"))


_terms = st.builds(
    lambda includes, excludes: ([group(each) for each in includes], [group(each) for each in excludes]),
    _groups,
    _groups | st.just([]),
)


@given(_terms, _terms)
def test_the_id_tells_expressions_apart_and_does_not_depend_on_the_order(
    one: tuple[list[Term], list[Term]], other: tuple[list[Term], list[Term]]
) -> None:
    first, second = expression([*one[0]], one[1], HERE), expression([*other[0]], other[1], HERE)
    assert (first.id == second.id) == (first == second)
    assert expression([*reversed(one[0])], one[1][::-1], HERE).id == first.id


@pytest.mark.parametrize(
    ("text", "section"),
    [
        ("See § 746.1(b) for UN controls.", "746.1(b)"),
        ("See §§ 742.6 and 746.3 of the EAR", None),
        ("See § 742.4 and § 742.6", None),
        ("nothing", None),
    ],
)
def test_cited_section(text: str, section: str | None) -> None:
    found = cited_section(cell(text))
    assert (found and found.exact) == section
