"""The real Consolidated Screening List: every row, every list, and what it says of the parties that matter."""

from collections import Counter

from ingest.validate import validate
from ontology.statement import Statement
from ontology.terms import Property
from ontology.times import Basis
from tests.ingest.sources.lists import CSL, ENTITY_LIST, needs_csl, raw, reading_of, saying, source, values

FILE = CSL / "screening-list.json"
ZHIPU = "us/entity-list/cn-beijing-zhipu-huazhang-technology-co-ltd"
pytestmark = needs_csl


def statements() -> tuple[Statement, ...]:
    return reading_of("csl", FILE).statements


def test_every_row_is_accounted_for_and_proven() -> None:
    reading = reading_of("csl", FILE)
    validate(reading)
    assert reading.rows is not None
    assert (reading.rows.total, reading.rows.loaded, reading.rows.reported) == (25_921, 25_921, 0)
    assert len(reading.statements) < 13 * 25_921, "no more is said than carries meaning"


def test_only_csl_accepts_it() -> None:
    file = raw(FILE)
    assert source("csl").accepts(file)
    assert not source("restricted_lists").accepts(file)


def test_twelve_lists_each_whole_on_the_day_of_the_file() -> None:
    captured = [each for each in statements() if each.predicate is Property.CAPTURED_ON]
    assert len(captured) == 12
    assert {each.value for each in captured} == {"2026-07-31"}
    kinds = {
        name: values(statements(), f"list:us/{name}", Property.LIST_KIND) for name in ("entity-list", "sdn", "cmic")
    }
    assert kinds == {"entity-list": ["export_control_list"], "sdn": ["sanctions_list"], "cmic": ["investment_list"]}


def test_rows_of_each_list() -> None:
    entries = {(each.subject, each.value) for each in statements() if each.predicate is Property.IN_LIST}
    counts = Counter(value for _, value in entries)
    # Numbered entries are as many as rows; elsewhere rows that name one party in one country are one entry.
    assert (counts["list:us/sdn"], counts["list:us/cmic"], counts["list:us/ssi"]) == (19_181, 68, 286)
    assert counts["list:us/meu"] == 70
    assert 3_300 < counts[ENTITY_LIST] <= 3_420


def test_q30_zhipu_needs_a_licence_for_everything() -> None:
    entry = f"entry:{ZHIPU}"
    assert values(statements(), entry, Property.ITEM_CLASS) == ["any_item"]
    assert values(statements(), entry, Property.BASED_ON) == ["policy:cfr/15-744.11"]
    assert values(statements(), entry, Property.CITATION) == ["90 FR 4617"]
    assert values(statements(), entry, Property.REVIEW_OUTLOOK) == ["presumption_of_denial"]
    assert "Zhipu AI" in values(statements(), f"party:{ZHIPU}", Property.ALIAS)


def test_a_volume_gives_the_year_and_no_more() -> None:
    listed = [
        each for each in statements() if each.subject == f"party:{ZHIPU}" and each.predicate is Property.LISTED_ON
    ]
    assert {(each.valid.start and each.valid.start.iso, each.valid.basis) for each in listed} == {
        ("2025", Basis.OBSERVED),
        ("2026-07-31", Basis.OBSERVED),
    }


def test_q31_q32_who_is_on_no_list_of_it() -> None:
    names = [str(each.value).casefold() for each in statements() if each.predicate in (Property.NAME, Property.ALIAS)]
    for absent in ("deepseek", "tencent", "alibaba", "changxin", "cxmt"):
        assert not [name for name in names if absent in name]


def test_q40_a_citation_page_is_not_a_rule() -> None:
    cited = saying(statements(), Property.CITATION, "90 FR 14046")
    assert "entry:us/entity-list/cn-scikro-hong-kong-instruments-limited" in cited, "another change on the same page"
    assert len(cited) > 12


def test_sorts_of_parties_and_their_names_as_they_are_spoken() -> None:
    found = Counter(each.value for each in statements() if each.predicate is Property.PARTY_KIND)
    assert (found["individual"], found["vessel"], found["aircraft"]) == (7_591, 1_524, 344)
    (rim,) = saying(statements(), Property.ALIAS, "Ryong Nam RIM")
    assert values(statements(), rim, Property.NAME) == ["RIM, Ryong Nam"]


def test_lists_that_need_a_licence_or_forbid_have_a_norm_that_reaches_those_on_them() -> None:
    norms = {each.value: each.subject for each in statements() if each.predicate is Property.APPLIES_TO_PARTIES}
    assert norms[ENTITY_LIST] == "restriction:cfr/15-744.16/licence-requirement/us/entity-list"
    assert values(statements(), norms["list:us/dpl"], Property.KIND) == ["prohibition"]
    assert values(statements(), norms["list:us/sdn"], Property.HAS_EXCEPTION), "only of some programmes"
    assert "list:us/cmic" not in norms, "limits on securities are no export control"


def test_warnings_are_few_and_correction_is_used() -> None:
    codes = Counter(each.code for each in reading_of("csl", FILE).warnings)
    assert set(codes) <= {
        "LIST-ALIAS-UNREAD", "LIST-CITATION-UNREAD", "LIST-COUNTRY", "LIST-NAME-UNREAD", "LIST-REQUIREMENT-FORM",
        "LIST-REVIEW-UNREAD",
    }  # fmt: skip
    assert sum(codes.values()) < 120
    assert not saying(statements(), Property.BASED_ON, "policy:cfr/15-744.2l(b)")
