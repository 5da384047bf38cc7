"""The shape of the EAR tables. Each field is read by us, or `ignored` in source.yml says why it is not."""

from collections.abc import Mapping
from datetime import date
from typing import Annotated, Literal, TypeVar

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, ValidationError
from pydantic.alias_generators import to_camel

from ingest.pointer import pointer
from ontology.errors import ExportGraphError

GROUPS_CITATION = "15 C.F.R. Part 740, Supplement No. 1 (Country Groups)"
CCL_CITATION = "15 C.F.R. Part 774, Supplement No. 1 (Commerce Control List)"
CHART_CITATION = "15 C.F.R. Part 738, Supplement No. 1 (Commerce Country Chart)"
CATALOGUE_CITATION = "15 C.F.R. Part 740 (License Exceptions)"
FDP_CITATION = "15 C.F.R. § 734.9 (Foreign-Direct Product (FDP) Rules)"

_Table = TypeVar("_Table", bound=BaseModel)


def _iso_day(text: str) -> str:
    if date.fromisoformat(text).isoformat() != text:
        raise ValueError("a day must be written as YYYY-MM-DD")
    return text


class _Row(BaseModel):
    model_config = ConfigDict(extra="forbid", strict=True, frozen=True, alias_generator=to_camel)


class Origin(_Row):
    """From where the maker of the file took the text."""

    url: str
    api: str
    format: str


class _TableHead(_Row):
    comment: str = Field(alias="$comment")
    citation: str
    source: Origin
    ecfr_issue_date: Annotated[str, AfterValidator(_iso_day)]
    retrieved_at: str


class ByCountry(_Row):
    """The groups of each country, once more, by family of groups. It checks `groups`."""

    a: dict[str, list[str]] = Field(alias="A")
    d: dict[str, list[str]] = Field(alias="D")
    e: dict[str, list[str]] = Field(alias="E")

    def families(self) -> Mapping[str, Mapping[str, list[str]]]:
        """Family -> country -> its groups in that family."""
        return {"A": self.a, "D": self.d, "E": self.e}


class CountryGroups(_TableHead):
    """Part 740, supplement no. 1."""

    notes: dict[str, str]
    aliases: dict[str, str]
    labels: dict[str, str]
    groups: dict[str, list[str]]
    by_country: ByCountry


class ChartRow(_Row):
    """A row of an entry's licence requirements table: what is controlled why, and for which destinations."""

    control: str
    country_chart: str
    single_cell_row: bool = False
    requirement_cell_empty_in_source: bool = False


class ExceptionFlags(_Row):
    """Whether list-based licence exceptions are available, in the words of the entry."""

    model_config = ConfigDict(alias_generator=str.upper)

    lvs: str | None = None
    gbs: str | None = None
    tsr: str | None = None
    iec: str | None = None
    hbm: str | None = None
    aia: str | None = None
    acm: str | None = None
    lpp: str | None = None
    app: str | None = None
    ace: str | None = None
    enc: str | None = None
    sta: str | None = None

    def by_symbol(self) -> Mapping[str, str]:
        """The flags that the entry has, by the exception's symbol ("AIA")."""
        return self.model_dump(by_alias=True, exclude_none=True)


class ItemRow(_Row):
    """A paragraph of an entry or of one of its notes. Both stand in one flat list, with the same letters."""

    paragraph: str | None
    kind: Literal["item", "note", "text"]
    depth: int
    text: str


class Entry(_Row):
    """An entry of the Commerce Control List."""

    eccn: str
    category: str
    product_group: Literal["A", "B", "C", "D", "E"]
    heading: str
    reason_for_control: str | None
    country_chart: list[ChartRow]
    licence_exception_flags: ExceptionFlags
    sta_special_conditions: str | None
    related_controls: str | None
    items: list[ItemRow] = Field(default=[])
    top_level_paragraphs: dict[str, str] = Field(default={})


class Ccl(_TableHead):
    """Part 774, supplement no. 1."""

    deep_categories: list[str]
    deep_category_note: str
    entry_count: int
    entries: list[Entry]


class ChartMarks(_Row):
    """A destination's row in the Country Chart."""

    marks: list[str]
    """The columns with an X ("NS 1")."""
    footnotes: list[int]


class EmbargoedRow(_Row):
    """A destination that the chart does not grade: it refers to another part instead."""

    pointer: str
    footnotes: list[int]


class InheritedRow(_Row):
    """A territory to which the row of another destination applies."""

    row: str
    basis: str
    """The rule that says so, in the words of the file's maker."""


class GovernmentOnly(_Row):
    """Entries for which one licence exception is left, for a use by the government."""

    entries: list[str]
    condition: str


class AllDestinations(_Row):
    """Entries for which a licence is required for every destination, outside the chart (15 CFR 738.3(a)(1))."""

    citation: str
    note: str
    no_licence_exceptions: list[str]
    gov_only: GovernmentOnly
    licensing_policy: str


class CountryChart(_TableHead):
    """Part 738, supplement no. 1: for which destinations each column of the chart has an X."""

    procedure: dict[str, object]
    notes: dict[str, str]
    columns: list[str]
    column_labels: dict[str, str]
    country_count: int
    countries: dict[str, ChartMarks]
    embargoed: dict[str, EmbargoedRow]
    footnotes: dict[str, str]
    aliases: dict[str, str]
    territory_inheritance: dict[str, InheritedRow]
    territory_inheritance_note: str
    all_destinations_entries: AllDestinations
    oddities: list[str]


class CataloguedException(_Row):
    """A section of part 740 with the licence exceptions that it provides."""

    section: str
    section_number: str
    symbols: list[str]
    title: str


class ExceptionCatalogue(_TableHead):
    """Part 740: the licence exceptions."""

    count: int
    exceptions: list[CataloguedException]


class FdpProvenance(_Row):
    """Of which text the rules were taken, and how."""

    citation: str
    verified_against: str
    ecfr_issue_date: Annotated[str, AfterValidator(_iso_day)]
    rule_count: int
    transcribed_not_parsed: str


class FdpReach(_Row):
    """Where, or for whom, a foreign-direct product rule has effect."""

    type: Literal["country", "destination", "end_user", "end_use", "worldwide"]
    description: str | None = None
    country_groups: list[str] = Field(default=[])
    countries: list[str] = Field(default=[])
    entity_list_footnote: int | None = None
    also_crimea: bool = False
    macau_or_d5: bool = Field(default=False, alias="macauOrD5")
    advanced_node_facility: bool = False
    supercomputer_in_prc_or_macau: bool = False


class FdpRule(_Row):
    """A foreign-direct product rule: which foreign-made items it makes subject to the EAR."""

    id: str
    paragraph: str
    citation: str
    name: str
    item_scope_description: str
    item_scope_unrestricted: bool = False
    item_scope_test: str | None = None
    item_scope_eccns: list[str] = Field(default=[])
    item_scope_exclusions: list[str] = Field(default=[])
    input_description: str
    input_eccns: list[str] | None
    input_any_d_or_e: bool = Field(default=False, alias="inputAnyDorE")
    plant_input_eccns: list[str] = Field(default=[])
    plant_route_only: bool = False
    contains_ic_route: str | None = None
    reach: FdpReach
    licence_reference: str


class FdpRules(BaseModel):
    """15 CFR 734.9: the foreign-direct product rules."""

    model_config = ConfigDict(extra="forbid", strict=True, frozen=True)

    provenance: FdpProvenance = Field(alias="FDP_PROVENANCE")
    rules: list[FdpRule] = Field(alias="FDP_RULES")
    sme_item_scope: list[str] = Field(alias="SME_ITEM_SCOPE")


def shaped(table: type[_Table], data: object, name: str) -> _Table:
    """`data` in the shape of `table`.

    Raises `EAR-SHAPE` with the place of the first cell that does not fit; nothing of such a file is read.
    """
    try:
        return table.model_validate(data)
    except ValidationError as error:
        first = error.errors(include_url=False, include_input=False)[0]
        raise ExportGraphError(
            code="EAR-SHAPE",
            message=f"{name} has not the known shape: {pointer(*first['loc']) or 'the whole'}: {first['msg']} "
            f"({error.error_count()} such places)",
            fix="fetch it again; if its maker has changed the shape, change ingest/sources/ear/tables.py",
        ) from None
