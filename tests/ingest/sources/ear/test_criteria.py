import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.sources.ear.criteria import Comparison, Compound, Criterion, combined, number_text
from ingest.sources.ear.criteria_text import is_model_parameters, read_heading, read_paragraph
from ingest.sources.ear.notes import read_note
from ingest.sources.ear.powers import power_of_ten
from tests.ingest.sources.ear.samples import cell

EITHER = "Integrated circuits having one or more digital processing units having either of the following:"
HEADING = "'Parameters' for an artificial intelligence model trained utilizing {} or more 'operations.'"
TPP, DENSITY = "totalProcessingPerformance", "performanceDensity"


def at_least(parameter: str, threshold: float) -> Criterion:
    return Comparison(parameter, ">=", threshold, None, cell(""))


def below(parameter: str, threshold: float) -> Criterion:
    return Comparison(parameter, "<", threshold, None, cell(""))


def read(head: str, *paragraphs: str) -> Criterion | None:
    return read_paragraph(cell(head), [cell(each) for each in paragraphs])


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("10 26", 1e26),
        ("10^26", 1e26),
        ("10 ^26", 1e26),
        ("2.5 × 10 25", 2.5e25),
        ("2.5 x 10^25", 2.5e25),
        ("7 × 10 6", 7e6),
        ("1026", 1e26),
        ("2.5 × 1025", 2.5e25),
    ],
)
def test_power_in_a_text_on_training(text: str, number: float) -> None:
    assert power_of_ten(text, of_training=True) == number


@pytest.mark.parametrize("text", ["26", "10 260", "1 026", "10", "102", "10261", "11 26", "10.26", "10 26 28", ""])
def test_no_power(text: str) -> None:
    assert power_of_ten(text, of_training=True) is None


@pytest.mark.parametrize("text", ["1026", "1099", "2.5 × 1025"])
def test_a_number_without_a_gap_is_a_number_outside_of_training(text: str) -> None:
    assert power_of_ten(text, of_training=False) is None


@given(st.integers(1, 99), st.sampled_from([None, "2.5", "1", "3.18"]))
def test_powers_are_read_exactly(exponent: int, mantissa: str | None) -> None:
    text = f"{mantissa} × 10 {exponent}" if mantissa else f"10 {exponent}"
    assert power_of_ten(text, of_training=False) == float(f"{mantissa or 1}e{exponent}")


@pytest.mark.parametrize("written", ["10 26", "10^26", "1026"])
def test_heading(written: str) -> None:
    found = read_heading(cell(HEADING.format(written)))
    assert found == Comparison("trainingOperations", ">=", 1e26, "operations", cell(""))
    assert found.cell.exact == f"{written} or more 'operations.'"
    assert found.id == "criterion:training-operations/ge/1e26"


@pytest.mark.parametrize("text", [HEADING + " or less", HEADING.replace("more", "fewer"), f"About {HEADING}"])
def test_other_headings_give_no_test(text: str) -> None:
    assert read_heading(cell(text.format("10 26"))) is None
    assert read_heading(cell(HEADING.format("26"))) is None


def test_model_parameters() -> None:
    assert is_model_parameters(HEADING)
    assert not is_model_parameters("Integrated circuits as follows (see List of Items Controlled).")


def test_alternatives() -> None:
    found = read(
        EITHER,
        "A 'total processing performance' of 4800 or more; or",
        "A 'total processing performance' of 1600 or more and a 'performance density' of 5.92 or more.",
    )
    both = combined("all", [at_least(TPP, 1600), at_least(DENSITY, 5.92)], cell(""))
    assert found == Compound("any", (at_least(TPP, 4800), both), cell(""))


def test_ranges() -> None:
    found = read(
        EITHER,
        "A 'total processing performance' of 2,400 or more and less than 4800 and a 'performance density' of 1.6 or "
        "more and less than 5.92, or",
        "A 'performance density' of 3.2 or more and less than 5.92.",
    )
    first = [at_least(TPP, 2400), below(TPP, 4800), at_least(DENSITY, 1.6), below(DENSITY, 5.92)]
    second = [at_least(DENSITY, 3.2), below(DENSITY, 5.92)]
    assert found == combined("any", [combined("all", first, cell("")), combined("all", second, cell(""))], cell(""))


def test_memory() -> None:
    unit = "gigabytes per second per square millimeter"
    found = read(f"High bandwidth memory (HBM) having a 'memory bandwidth density' greater than 2 {unit}.")
    kind = Comparison("highBandwidthMemory", "=", True, None, cell(""))
    assert found == Compound("all", (kind, Comparison("memoryBandwidthDensity", ">", 2.0, unit, cell(""))), cell(""))


def test_a_computer_with_such_a_circuit() -> None:
    text = (
        "Computers, “electronic assemblies,” and “components” containing integrated circuits, any of which meets or "
        "exceeds the limits in 3A090.a."
    )
    found = read(text)
    assert found == Comparison("containsCircuitMeetingOrExceeding3A090a", "=", True, None, cell(""))
    assert found.name == "contains circuit meeting or exceeding 3a090a = true"
    assert read(text + " Except toys.") is None


ONE = "A 'total processing performance' of 4800 or more; or"
LAST = "A 'performance density' of 5.92 or more."


@pytest.mark.parametrize(
    ("head", "paragraphs"),
    [
        (EITHER, []),
        (EITHER, [LAST]),
        (EITHER, [ONE]),
        (EITHER, [ONE, ONE]),
        (EITHER, [ONE, ONE, LAST]),
        (EITHER, [LAST, LAST]),
        (EITHER, [ONE, "A 'performance density' of 5.92 or more, unless cooled."]),
        (EITHER, [ONE, "A 'beauty' of 5.92 or more."]),
        (EITHER, [ONE, "A 'performance density' of 5.92 or more per unit."]),
        (EITHER, [ONE, "A 'performance density' of about 5.92 or more."]),
        (EITHER.replace("either", "none"), [ONE, LAST]),
        (EITHER.replace("Integrated circuits", "Toys"), [ONE, LAST]),
        ("High bandwidth memory (HBM) having a 'memory bandwidth density' greater than 2 gigabytes per second.", []),
        ("High bandwidth memory (HBM) having a 'memory bandwidth density' greater than 2.", []),
        ("", []),
    ],
)
def test_what_is_not_understood_as_a_whole_gives_no_test(head: str, paragraphs: list[str]) -> None:
    assert read(head, *paragraphs) is None


def test_more_than_two_alternatives() -> None:
    assert read(EITHER.replace("either", "any"), ONE, ONE.replace("4800", "1"), LAST) is not None


_tests = st.builds(
    Comparison,
    st.sampled_from([TPP, DENSITY, "trainingOperations"]),
    st.sampled_from([">=", ">", "<"]),
    st.floats(0, 1e30, allow_nan=False) | st.booleans(),
    st.none(),
    st.just(cell("")),
)


@given(_tests, _tests)
def test_the_id_tells_tests_apart(one: Comparison, other: Comparison) -> None:
    same = one == other and isinstance(one.threshold, bool) == isinstance(other.threshold, bool)
    assert (one.id == other.id) == same


@given(st.lists(_tests, min_size=2, max_size=4))
def test_the_order_of_parts_does_not_matter(parts: list[Criterion]) -> None:
    forward, backward = combined("any", parts, cell("")), combined("any", parts[::-1], cell(""))
    assert (forward.id, forward.name) == (backward.id, backward.name)


@given(st.floats(0, 1e40, allow_nan=False))
def test_number_text_loses_nothing(number: float) -> None:
    assert float(number_text(number)) == number


def test_number_text() -> None:
    assert [number_text(each) for each in (4800.0, 5.92, 1e26, 2.5e25)] == ["4800", "5.92", "1e26", "2.5e25"]


def test_note_on_datacenters_leaves_what_is_made_for_them_or_powerful() -> None:
    text = (
        "3A090.a and 3A090.b do not apply to items that are not designed or marketed for use in datacenters and do not "
        "have a 'total processing performance' of 4800 or more. See also X."
    )
    note = read_note(cell(text), None)
    made_for = Comparison("designedOrMarketedForDatacenters", "=", True, None, cell(""))
    assert [each.numbers for each in note.tests] == [("3A090.a", "3A090.b")]
    assert note.tests[0].test == combined("any", [made_for, at_least(TPP, 4800)], cell(""))
    assert not note.hides_exclusion


def test_note_on_publication() -> None:
    published = (
        "4E091 does not control the 'parameters' of any artificial intelligence model that have been “published” as "
        "defined in § 734.7(a)."
    )
    derived = (
        " 4E091 also does not control the 'parameters' of any artificial intelligence model derived from a model whose "
        "parameters have been 'published,' except where the model has been derived using additional training "
        "'operations' that constitute more than {} 'operations' or more than 25 percent of the training 'operations' "
        "defined in Note 2, whichever is higher."
    )
    note = read_note(cell(published + derived.format("2.5 × 10 25")), None)
    assert [each.test for each in note.tests] == [Comparison("weightsPublished", "=", False, None, cell(""))]
    assert [each.condition for each in note.exclusions] == [
        "the model is derived from a model whose parameters are published, by additional training of no more than "
        "2.5e25 operations or 25 percent of the training operations, whichever is higher"
    ]
    assert not note.hides_exclusion
    assert read_note(cell(published + derived.format("very many")), None).hides_exclusion


@pytest.mark.parametrize(
    "text",
    [
        "4E091 does not control toys.",
        "This control does not cover glass.",
        "These paragraphs do not apply to ships.",
    ],
)
def test_an_exclusion_that_is_not_understood_is_noticed(text: str) -> None:
    note = read_note(cell(text), "3A090.c")
    assert not note.understood
    assert note.hides_exclusion


@pytest.mark.parametrize(
    "text", ["'TPP' is a number.", "However, this presumption does not apply to any other entity."]
)
def test_explanations_hide_nothing(text: str) -> None:
    assert not read_note(cell(text), None).hides_exclusion
