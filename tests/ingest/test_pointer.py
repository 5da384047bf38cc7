import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.pointer import pointer, proves, resolve
from ontology.document import Quote
from ontology.errors import ExportGraphError
from ontology.statement import Evidence

DOCUMENT = {"groups": {"D:5": ["Iran", "Cuba"]}, "a/b": 1, "m~n": 2, "": 3, "$comment": "x", "e": [[], {"f": "abc"}]}


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("", DOCUMENT),
        ("/groups/D:5/1", "Cuba"),
        ("/a~1b", 1),
        ("/m~0n", 2),
        ("/", 3),
        ("/$comment", "x"),
        ("/e/1/f", "abc"),
    ],
)
def test_resolves(text: str, value: object) -> None:
    assert resolve(DOCUMENT, text) == value


@pytest.mark.parametrize("text", ["/groups/D:5/2", "/e/-", "/e/00", "/e/-1", "/e/1/f/0", "/x", f"/e/{'1' * 5000}"])
def test_leads_nowhere(text: str) -> None:
    with pytest.raises(ExportGraphError, match="POINTER-NOWHERE"):
        resolve(DOCUMENT, text)


@pytest.mark.parametrize("text", ["groups", "/a~2b", "/a~"])
def test_malformed(text: str) -> None:
    with pytest.raises(ExportGraphError, match="POINTER-MALFORMED"):
        resolve(DOCUMENT, text)


_json = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=5), inner, max_size=4),
    max_leaves=12,
)


def _places(value: object) -> list[tuple[tuple[str | int, ...], object]]:
    here: list[tuple[tuple[str | int, ...], object]] = [((), value)]
    items = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    return here + [((key, *path), found) for key, each in items for path, found in _places(each)]


@given(_json)
def test_every_place_of_any_json_is_reached_by_its_own_pointer(value: object) -> None:
    places = _places(value)
    assert len({pointer(*path) for path, _ in places}) == len(places)
    for path, found in places:
        assert resolve(value, pointer(*path)) is found


def test_proves_only_what_stands_there() -> None:
    def evidence(start: int, end: int, exact: str, locator: str | None = "/groups/D:5/0") -> Evidence:
        return Evidence("document:x", Quote(start, end, exact), locator)

    assert proves(DOCUMENT, evidence(0, 4, "Iran"))
    assert proves(DOCUMENT, evidence(1, 3, "ra"))
    assert not proves(DOCUMENT, evidence(0, 4, "Cuba"))
    assert proves(DOCUMENT, evidence(0, 1, "1", "/a~1b"))
    assert not proves(DOCUMENT, evidence(0, 1, "[", "/groups/D:5"))
    assert not proves(DOCUMENT, evidence(0, 4, "Iran", None))
    assert not proves(DOCUMENT, Evidence("document:x", None, "/groups/D:5/0"))
