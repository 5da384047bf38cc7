"""Epoch AI's tables of models and hardware."""

import csv
import io

import pytest

from ingest.source import RawFile, Reading
from ontology.errors import ExportGraphError
from ontology.records import Criterion, Reference, Subject
from ontology.scope import meets
from ontology.terms import Property
from ontology.truth import Truth
from tests.ingest.sources.data import DATA, needs_data, picture, reading, reading_of, table, values, warnings

ALL, NOTABLE = "epoch/all_ai_models_2025-04.csv", "epoch/notable_ai_models_2025-02-24.csv"
HARDWARE = "epoch/ml_hardware_2026-01.csv"
OVER_US = Criterion("us", "trainingOperations", ">=", 1e26, "operations", None)
OVER_EU = Criterion("eu", "trainingOperations", ">", 1e25, "operations", None)
TPP_OF_3A090A = Criterion("tpp", "totalProcessingPerformance", ">=", 4800.0, None, None)


def subject(identifier: str, *readings: Reading) -> Subject:
    found = picture(identifier, *readings)
    known = {name: value for name, value in found.properties.items() if isinstance(value, bool | float)}
    return Subject(Reference(identifier, identifier, str(found.label)), None, (), (), known)


def small(name: str, original: str, count: int, **changed: str) -> RawFile:
    """A real table with its rows made up anew: as many as expected, the first one with these values."""
    header = next(csv.reader(io.StringIO((DATA / original).read_text(encoding="utf-8"))))
    blank = dict.fromkeys(header, "")
    named = {"Model": "Lumen {}", "Hardware name": "Lumen {}", "Training compute (FLOP)": "1e20"}
    rows = [
        blank | {key: text.format(number) for key, text in named.items() if key in blank} for number in range(count)
    ]
    return table(name, [rows[0] | changed, *rows[1:]])


@needs_data
def test_every_row_is_accounted_for() -> None:
    counts = {name: reading_of(name).rows for name in (ALL, NOTABLE, HARDWARE)}
    assert [rows and (rows.total, rows.loaded) for rows in counts.values()] == [(2228, 2224), (895, 895), (170, 170)]
    assert warnings(reading_of(ALL)) == ["EPOCH-MODEL-REPEATS", "EPOCH-BOUNDS"]
    assert warnings(reading_of(NOTABLE)) == []
    assert warnings(reading_of(HARDWARE)) == ["EPOCH-TPP"]


@needs_data
def test_a_model_has_its_developer_its_release_and_its_interval() -> None:
    grok = picture("model:xai/grok-3", reading_of(ALL))
    assert [(each.relationship, each.target) for each in grok.edges] == [("DEVELOPED_BY", "company:xai")]
    assert grok.properties == {
        "name": "Grok-3",
        "released": "2025-02-17",
        "trainingOperations": 4.64e26,
        "trainingOperationsMinimum": 2.1e26,
        "trainingOperationsMaximum": 1.1300000000000001e27,
        "modelAccess": "hosted",
        "weightsPublished": False,
    }


@needs_data
def test_only_unrestricted_weights_are_published_in_the_sense_of_the_law() -> None:
    found = reading_of(ALL)
    assert values(found, "model:alibaba/qwen2.5-72b", Property.WEIGHTS_PUBLISHED) == [True]
    assert values(found, "model:meta-ai/llama-3.1-405b", Property.MODEL_ACCESS) == ["restricted_weights"]
    assert values(found, "model:meta-ai/llama-3.1-405b", Property.WEIGHTS_PUBLISHED) == []


@needs_data
def test_q13_only_grok_3_is_surely_over_the_threshold_of_4e091() -> None:
    found = reading_of(ALL)
    models = {each.subject for each in found.statements if each.predicate is Property.TRAINING_OPERATIONS}
    over = {truth: [name for name in models if meets(OVER_US, subject(name, found))[0] is truth] for truth in Truth}
    assert over[Truth.TRUE] == ["model:xai/grok-3"]
    # Their estimates lie below 1e26, and the upper bounds that Epoch gives above (or at) it.
    assert sorted(over[Truth.UNKNOWN]) == [
        "model:amazon/amazon-nova-pro",
        "model:anthropic/claude-2",
        "model:anthropic/claude-3.7-sonnet",
        "model:reka-ai/reka-core",
    ]
    assert len(over[Truth.FALSE]) == len(models) - 5


@needs_data
def test_q14_llama_405b_is_below_the_threshold_and_its_weights_are_open() -> None:
    llama = subject("model:meta-ai/llama-3.1-405b", reading_of(ALL))
    assert llama.parameters["trainingOperations"] == 3.8e25
    assert meets(OVER_US, llama) == (Truth.FALSE, ())
    assert values(reading_of(ALL), "model:meta-ai/llama-3.1-405b", Property.MODEL_ACCESS) == ["restricted_weights"]


@needs_data
def test_q16_claude_3_5_sonnet_is_over_the_european_threshold_and_below_the_american() -> None:
    sonnet = subject("model:anthropic/claude-3.5-sonnet", reading_of(ALL))
    assert sonnet.parameters["trainingOperations"] == 3.650001e25
    assert (meets(OVER_EU, sonnet)[0], meets(OVER_US, sonnet)[0]) == (Truth.TRUE, Truth.FALSE)


@needs_data
def test_the_later_vintage_outweighs_the_earlier_and_both_stay() -> None:
    one = "model:massachusetts-institute-of-technology-mit/transformer-xl-large-plus-phrase-induction"
    found = picture(one, reading_of(NOTABLE), reading_of(ALL))
    assert found.properties["trainingOperations"] == 1.1058826e19, "that of April 2025, not of February"
    (conflict,) = (each for each in found.conflicts if each.predicate is Property.TRAINING_OPERATIONS)
    assert conflict.reason == "the later publication is preferred"


@needs_data
@pytest.mark.parametrize(
    ("hardware", "performance", "over"),
    [
        ("hardware:nvidia/hgx-h20", 2368.0, Truth.FALSE),
        ("hardware:nvidia/h200-sxm", 15832.0, Truth.TRUE),
        ("hardware:nvidia/b200", 36000.0, Truth.TRUE),
        ("hardware:nvidia/a100", 4992.0, Truth.TRUE),
        ("hardware:huawei/ascend-910c", 12800.0, Truth.TRUE),
    ],
)
def test_performance_is_that_of_eccn_3a090(hardware: str, performance: float, over: Truth) -> None:
    found = reading_of(HARDWARE)
    assert values(found, hardware, Property.TOTAL_PROCESSING_PERFORMANCE) == [performance]
    assert meets(TPP_OF_3A090A, subject(hardware, found))[0] is over


@needs_data
def test_a_computed_value_says_from_what_it_was_computed() -> None:
    (said,) = (
        each
        for each in reading_of(HARDWARE).statements
        if (each.subject, each.predicate) == ("hardware:nvidia/hgx-h20", Property.TOTAL_PROCESSING_PERFORMANCE)
    )
    assert said.evidence.quote is not None
    assert said.evidence.quote.exact == "148000000000000.0"
    assert said.attribution == (
        "computed from Tensor-FP16/BF16 performance (FLOP/s), 16 bits, as ECCN 3A090 defines it"
    )


@needs_data
def test_hardware_has_its_maker_its_foundry_and_its_measures() -> None:
    chip = picture("hardware:nvidia/h100-sxm5-80gb", reading_of(HARDWARE))
    edges = {each.relationship: each.target for each in chip.edges}
    assert edges == {"DESIGNED_BY": "company:nvidia", "MANUFACTURED_BY": "company:tsmc"}
    measures = ("memoryCapacity", "memoryBandwidth", "interconnectBandwidth", "processNode")
    assert [chip.properties[name] for name in measures] == [80.0, 3350.0, 900.0, 5.0]
    assert chip.properties["highBandwidthMemory"] is False
    two = picture("hardware:huawei/ascend-910c", reading_of(HARDWARE))
    assert {each.target for each in two.edges if each.relationship == "MANUFACTURED_BY"} == {
        "company:smic",
        "company:tsmc",
    }


@needs_data
def test_a_correction_is_data_and_the_quote_stays_as_written() -> None:
    (said,) = (
        each
        for each in reading_of(HARDWARE).statements
        if (each.predicate, each.subject) == (Property.NAME, "company:moore-threads")
    )
    assert said.evidence.quote is not None
    assert (said.value, said.evidence.quote.exact) == ("Moore Threads", "Moore Threads (Tencent)")


@needs_data
def test_bounds_that_exclude_the_estimate_are_left_out() -> None:
    changed = {
        "Training compute (FLOP)": "3e25",
        "Training compute lower bound": "4e25",
        "Training compute upper bound": "9e25",
    }
    found = reading(small("all_2026-01.csv", ALL, 2000, **changed))
    assert warnings(found).count("EPOCH-BOUNDS") == 1
    assert values(found, "model:lumen-0", Property.TRAINING_OPERATIONS) == [3e25]
    assert values(found, "model:lumen-0", Property.TRAINING_OPERATIONS_MINIMUM) == []


@needs_data
@pytest.mark.parametrize(
    ("column", "text", "code"),
    [
        ("Parameters", "many", "EPOCH-NUMBER"),
        ("Training compute (FLOP)", "0", "EPOCH-NUMBER"),
        ("Publication date", "soon", "EPOCH-DATE"),
        ("Model accessibility", "Open to friends", "EPOCH-ACCESS"),
        ("Organization", "", None),
    ],
)
def test_what_is_not_understood_is_reported_and_the_rest_of_the_row_stands(
    column: str, text: str, code: str | None
) -> None:
    found = reading(small("all_2026-01.csv", ALL, 2000, **{column: text}))
    assert [each for each in warnings(found) if each != "INGEST-CORRECTION-IDLE"][: 1 if code else 0] == (
        [code] if code else []
    )
    assert values(found, "model:lumen-0", Property.NAME) == ["Lumen 0"]


@needs_data
def test_several_developers_and_partial_dates() -> None:
    changed = {
        "Organization": "Lumen Labs,Beam Systems, Inc",
        "Organization categorization": "Industry,Academia",
        "Country (from Organization)": "Canada,France",
        "Publication date": "2025-03",
        "Model accessibility": "Unreleased",
    }
    found = reading(small("all_2026-01.csv", ALL, 2000, **changed))
    model = "model:lumen-labs/lumen-0"
    assert values(found, model, Property.DEVELOPED_BY) == ["company:lumen-labs", "company:beam-systems"]
    assert values(found, "company:lumen-labs", Property.TYPE) == ["Company"]
    assert values(found, "company:beam-systems", Property.TYPE) == ["Party"]
    assert values(found, "company:lumen-labs", Property.LOCATED_IN) == [], "whose country is which, nobody says"
    assert values(found, model, Property.PUBLISHED) == ["2025-03"]
    assert values(found, model, Property.RELEASED) == [], "it was never offered"


@needs_data
def test_a_new_column_is_reported_and_a_lost_one_stops_the_run() -> None:
    raw = small("all_2026-01.csv", ALL, 2000)
    rows = list(csv.DictReader(io.StringIO(raw.content.decode())))
    extended = table("all_2026-01.csv", [{**each, "Safety": "x"} for each in rows])
    assert "EPOCH-FIELD" in warnings(reading(extended))
    cut = table("all_2026-01.csv", [{key: text for key, text in each.items() if key != "Parameters"} for each in rows])
    with pytest.raises(ExportGraphError, match="Parameters") as caught:
        reading(cut)
    assert caught.value.code == "INGEST-EXPECTATION"


@needs_data
@pytest.mark.parametrize(("name", "count"), [("all_2026-01.csv", 1999), ("all.csv", 2000)])
def test_a_table_that_shrank_or_has_no_date_is_not_read(name: str, count: int) -> None:
    with pytest.raises(ExportGraphError) as caught:
        reading(small(name, ALL, count))
    assert caught.value.code == "INGEST-EXPECTATION"
