import json
import re
from collections import Counter
from pathlib import Path

import pytest
from pydantic import BaseModel

from ingest.pipeline import source_for
from ingest.pointer import proves
from ingest.source import RawFile
from ingest.sources.ear import read, tables
from ingest.sources.ear.tables import CCL_CITATION, GROUPS_CITATION
from ingest.validate import validate
from ontology.errors import ExportGraphError
from ontology.terms import Property, property_term
from ontology.vocabulary import SourceKind
from tests.ingest.sources.ear.samples import changed, data_of, info, needs_tables, raw, reading_of

CFR_TABLES = ["country-groups.json", "country-chart.json", "license-exception-catalog.json", "ccl.json"]
TABLES = [*CFR_TABLES, "fdp-rules-734.9.json"]


@needs_tables
@pytest.mark.parametrize("name", TABLES)
def test_accepts_its_tables(name: str) -> None:
    assert read.accepts(raw(name))
    assert source_for(raw(name)).name == "ear"


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"{}",
        b"[1]",
        b'{"ecfrIssueDate": "2026-07-23"}',
        f'["ecfrIssueDate", "{CCL_CITATION}"]'.encode(),
        f'{{"citation": ["{CCL_CITATION}"], "ecfrIssueDate": ""}}'.encode(),
        f'{{"citation": "{CCL_CITATION}", "x": "\\"ecfrIssueDate\\""}}'.encode(),
    ],
)
def test_leaves_other_json_alone(content: bytes) -> None:
    assert not read.accepts(RawFile("x.json", content))


@needs_tables
def test_leaves_other_files_alone() -> None:
    assert not read.accepts(RawFile("ccl.txt", raw("ccl.json").content))


@needs_tables
@pytest.mark.parametrize("name", TABLES)
def test_document(name: str) -> None:
    document = reading_of(name).document
    assert document.kind is SourceKind.LEGAL_TEXT
    assert document.publisher == "eCFR (Office of the Federal Register)"
    assert document.licence == "public domain (17 U.S.C. 105)"
    assert document.title.startswith("15 C.F.R. ")
    assert document.title.endswith(", as of 2026-07-23")
    if name in CFR_TABLES:
        assert document.url is not None
        assert document.url.startswith("https://www.ecfr.gov/api/versioner/v1/full/2026-07-23/")
    assert document.published is not None
    assert document.published.iso == "2026-07-23"
    assert (document.source, document.media_type) == ("ear", "application/json")


@needs_tables
@pytest.mark.parametrize("name", TABLES)
def test_every_statement_is_proved_by_its_cell(name: str) -> None:
    reading, data = reading_of(name), data_of(name)
    assert reading.statements
    for each in reading.statements:
        assert each.evidence.document == reading.document.id
        assert proves(data, each.evidence), each
        assert each.evidence.quote is not None
        assert each.evidence.quote.exact
        assert each.extractor == "ear/1"


@needs_tables
@pytest.mark.parametrize("name", TABLES)
def test_everything_referred_to_has_one_class_and_one_name(name: str) -> None:
    statements = reading_of(name).statements
    referred = {str(each.value) for each in statements if property_term(each.predicate).relationship}
    referred |= {each.subject for each in statements}
    for predicate in (Property.TYPE, Property.NAME):
        said = Counter(each.subject for each in statements if each.predicate is predicate)
        assert said.keys() >= referred
        assert set(said.values()) == {1}


@needs_tables
@pytest.mark.parametrize("name", TABLES)
def test_statements_fit_the_ontology(name: str) -> None:
    statements = reading_of(name).statements
    classes = {each.subject: str(each.value) for each in statements if each.predicate is Property.TYPE}
    for each in statements:
        term = property_term(each.predicate)
        assert not term.domain or classes[each.subject] in term.domain, each
        if term.relationship:
            assert classes[str(each.value)] in term.range, each


@needs_tables
@pytest.mark.parametrize("name", TABLES)
def test_reading_again_finds_the_same(name: str) -> None:
    once, again = reading_of(name), read.read(raw(name), info())
    assert once == again
    assert len({each.id for each in once.statements}) == len(once.statements)


@needs_tables
@pytest.mark.parametrize("name", TABLES)
def test_passes_the_gate_before_the_graph(name: str) -> None:
    validate(reading_of(name))


@needs_tables
@pytest.mark.parametrize("name", TABLES)
def test_a_cut_file_is_ours_and_says_so(name: str) -> None:
    cut = RawFile(name, raw(name).content[: len(raw(name).content) // 2])
    assert read.accepts(cut)
    with pytest.raises(ExportGraphError, match="INGEST-JSON"):
        read.read(cut, info())


@needs_tables
@pytest.mark.parametrize(
    ("name", "path", "value", "place"),
    [
        ("ccl.json", ["entries", 3, "countryChart", 0, "control"], 7, "/entries/3/countryChart/0/control"),
        ("ccl.json", ["entries", 3, "price"], "x", "/entries/3/price"),
        ("ccl.json", ["entries", 380, "licenceExceptionFlags", "XYZ"], "Yes", "/licenceExceptionFlags/XYZ"),
        ("ccl.json", ["entries", 289, "items", 0, "kind"], "table", "/entries/289/items/0/kind"),
        ("ccl.json", ["entryCount"], "633", "/entryCount"),
        ("country-groups.json", ["groups", "D:5", 2], None, "/groups/D:5/2"),
        ("country-groups.json", ["groups", "D:5"], "Iran", "/groups/D:5"),
        ("country-groups.json", ["ecfrIssueDate"], "July 2026", "/ecfrIssueDate"),
        ("country-groups.json", ["ecfrIssueDate"], "20260723", "/ecfrIssueDate"),
        ("country-groups.json", ["footnotes"], {}, "/footnotes"),
    ],
)
def test_another_shape_stops_with_its_place(name: str, path: list[str | int], value: object, place: str) -> None:
    data = data_of(name)
    target = data
    for token in path[:-1]:
        target = target[token]
    target[path[-1]] = value
    with pytest.raises(ExportGraphError, match="EAR-SHAPE") as error:
        read.read(changed(name, data), info())
    assert place in error.value.message


@pytest.mark.parametrize("citation", [CCL_CITATION, GROUPS_CITATION])
def test_a_missing_field_stops_with_its_place(citation: str) -> None:
    file = changed("x.json", {"citation": citation, "ecfrIssueDate": "2026-07-23"})
    assert read.accepts(file)
    with pytest.raises(ExportGraphError, match=r"EAR-SHAPE.*/\$comment"):
        read.read(file, info())


def test_a_deep_file_is_refused() -> None:
    nested = b"[" * 200_000
    file = RawFile("x.json", json.dumps({"citation": CCL_CITATION, "ecfrIssueDate": 1}).encode() + nested)
    with pytest.raises(ExportGraphError, match="INGEST-JSON"):
        read.read(file, info())


def test_every_field_is_read_or_ignored_by_name() -> None:
    """A field of the tables is used by a reader, or `ignored` in source.yml says why it is not."""
    readers = [path for path in Path(read.__file__).parent.glob("*.py") if path.name != "tables.py"]
    text = "\n".join(path.read_text(encoding="utf-8") for path in readers)
    ignored = {name.rpartition(".")[2] for name in info().ignored}
    shapes = [each for each in vars(tables).values() if isinstance(each, type) and issubclass(each, BaseModel)]
    for shape in shapes:
        for name, field in shape.model_fields.items():
            used = re.search(rf"\.{name}\b", text) or shape in (tables.ExceptionFlags, tables.ByCountry)
            assert used or (field.alias or name) in ignored, f"{shape.__name__}.{name}"
    aliases = {field.alias or name for shape in shapes for name, field in shape.model_fields.items()}
    assert ignored <= aliases, "a field that is ignored and not there"
