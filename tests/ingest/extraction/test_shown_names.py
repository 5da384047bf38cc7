"""Names that no table has, by the words beside them; offices and plain bodies."""

import pytest

from ingest.extraction.nlp import nlp
from ingest.extraction.surface import surface_names


def found(text: str) -> set[tuple[str, str]]:
    """The names in a text with their classes, countries left out."""
    names = surface_names(nlp().make_doc(text))
    return {(text[each.start : each.end], each.entity_class.value) for each in names if each.entity_class != "Country"}


@pytest.mark.parametrize(
    ("text", "name", "kind"),
    [
        ("The ministry ordered Brightquill to stop sales.", "Brightquill", "Company"),
        ("Engineers abroad lost Fernlake Systems' weights.", "Fernlake Systems", "Company"),
        ("The bureau added Palewater and Quillon Trade to the Entity List.", "Quillon Trade", "Company"),
        ("It pulled the plug on Larkspur for users abroad.", "Larkspur", "AIModel"),
        ("The weights of Larkspur 2 may not leave the country.", "Larkspur 2", "AIModel"),
        ("President Okoro signed it.", "President Okoro", "Agency"),
        ("A permit from the customs office is needed.", "the customs office", "Agency"),
        ("A Lyon court stayed it.", "A Lyon court", "Agency"),
        ("The March rule covers it.", "March rule", "Policy"),
    ],
)
def test_the_words_beside_a_name_show_what_it_is(text: str, name: str, kind: str) -> None:
    assert (name, kind) in found(text)


@pytest.mark.parametrize(
    "text",
    [
        "The ministry ordered Minister Brightquill to stop sales.",
        "The judge told Musk to stop.",
        "Users in Europe lost access to Europe's models.",
        "They told The Hague story to nobody.",
    ],
)
def test_persons_and_regions_are_no_companies(text: str) -> None:
    assert not {name for name, kind in found(text) if kind in ("Company", "AIModel")}
