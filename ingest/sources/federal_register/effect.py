"""Since when a rule has effect, and what that dates: its instructions, its compliance, the groups it changes.

`effective_on` is one date for a whole document, and wrong for rules with several. It is trusted only where the
words of `dates` say the same; alone it counts as scheduled, which no source has confirmed.
"""

import re
from collections.abc import Iterator

from ingest.sources.federal_register.dates import Dates, Effect, read_dates
from ingest.sources.federal_register.kinds import Kind
from ingest.sources.federal_register.membership import Move, moves
from ingest.sources.federal_register.record import Record
from ingest.table import Cell
from ontology.ids import slug
from ontology.statement import Statement
from ontology.terms import Property
from ontology.times import Interval, PartialDate
from ontology.vocabulary import EntityClass, LegalStatus, Modality, Polarity

_AT_ONCE = re.compile(r"\b[Ee]ffective (?:immediately|upon|today)\b")
_ORDERS = ("executive_order", "proclamation")
_ALONE = 0.5
"""How far `effective_on` is trusted where nothing else says so."""
_METADATA = "the Federal Register's interface, effective_on"
_NOTHING = Dates(None, None, (), None, ())


def effects(record: Record, identifier: str, kind: Kind | None) -> Iterator[Statement]:
    """When the rule, or each instruction of it, takes effect. Proposals and notices never become law here."""
    _report_at_once(record)
    if kind is None or not (kind.is_rule or kind.name in _ORDERS):
        _report_idle(record, kind)
        return
    words = record.cell("dates")
    dates = _NOTHING if words is None else read_dates(words.text)
    if words is not None:
        _report_left_over(record, words, dates)
        yield from _said(record, identifier, words, dates)
    yield from _alone(record, identifier, dates)
    yield from _memberships(record, dates.whole)


def _said(record: Record, identifier: str, words: Cell, dates: Dates) -> Iterator[Statement]:
    """What the words of `dates` say, each with the clause that says it."""
    if dates.whole is not None:
        yield from _status(words, identifier, dates.whole)
        yield from _issued(record, identifier, dates.whole)
    if dates.compliance is not None:
        clause = words.part(*dates.compliance.span)
        yield clause.say(identifier, Property.COMPLIANCE_FROM, dates.compliance.start.iso)
    several = _contradicted(dates.instructions)
    for each in dates.instructions:
        if each.instruction in several:
            continue
        yield from _instruction(record, identifier, words, each)
    for number in sorted(several):
        record.warn(
            "FR-DATES-UNREAD",
            f"instruction {number} has two dates",
            "read the document, and say in a register file when the instruction takes effect",
        )
    if dates.others is not None:
        provision = f"{identifier}/other-instructions"
        yield from _provision(words, identifier, provision, f"the other instructions of {_cited(record)}", dates.others)


def _instruction(record: Record, identifier: str, words: Cell, effect: Effect) -> Iterator[Statement]:
    provision = f"{identifier}/instruction-{effect.instruction}"
    yield from _provision(words, identifier, provision, f"instruction {effect.instruction} of {_cited(record)}", effect)
    titles = {each.get("title") for each in record.items("cfr_references") if isinstance(each, dict)}
    if effect.section is not None and len(titles) == 1:
        section = f"{titles.pop()}-{effect.section}"
        clause = words.part(*effect.span)
        cited = section.replace("-", " CFR ", 1)
        yield from clause.describe(f"policy:cfr/{section}", EntityClass.POLICY, cited)
        yield clause.say(provision, Property.AMENDS, f"policy:cfr/{section}")


def _provision(words: Cell, whole: str, identifier: str, name: str, effect: Effect) -> Iterator[Statement]:
    clause = words.part(*effect.span)
    yield from clause.describe(identifier, EntityClass.POLICY, name)
    yield clause.say(identifier, Property.INSTRUMENT_KIND, "amendatory_instruction")
    yield clause.say(identifier, Property.PART_OF, whole)
    yield from _status(words, identifier, effect)


def _status(words: Cell, identifier: str, effect: Effect) -> Iterator[Statement]:
    clause = words.part(*effect.span)
    valid = Interval(start=effect.start, end=effect.end)
    yield clause.say(identifier, Property.LEGAL_STATUS, LegalStatus.IN_FORCE, valid=valid)
    if effect.end is not None:
        ended = Interval(start=effect.end)
        yield clause.say(identifier, Property.EXPIRES, effect.end.iso)
        yield clause.say(
            identifier, Property.LEGAL_STATUS, LegalStatus.EXPIRED, valid=ended, modality=Modality.SCHEDULED
        )


def _issued(record: Record, identifier: str, effect: Effect) -> Iterator[Statement]:
    """Between publication and effect it is final, and not yet law."""
    published = record.cell("publication_date")
    if published is not None and published.text < effect.start.iso:
        since = Interval(start=PartialDate(published.text))
        yield published.say(identifier, Property.LEGAL_STATUS, LegalStatus.ISSUED, valid=since)


def _alone(record: Record, identifier: str, dates: Dates) -> Iterator[Statement]:
    """`effective_on`, as far as the words say nothing of the kind or were not understood."""
    cell = record.cell("effective_on")
    if cell is None:
        return
    said = [each for each in (dates.whole, dates.others, *dates.instructions) if each is not None]
    if said:
        if cell.text not in [each.start.iso for each in said]:
            record.warn(
                "FR-EFFECTIVE-DISAGREES",
                f"effective_on is {cell.text}, which `dates` does not say",
                "the statements follow the words of `dates`; compare with the document",
            )
        return
    since = Interval(start=PartialDate(cell.text))
    yield cell.say(
        identifier,
        Property.LEGAL_STATUS,
        LegalStatus.IN_FORCE,
        valid=since,
        modality=Modality.SCHEDULED,
        attribution=_METADATA,
        confidence=_ALONE,
    )


def _memberships(record: Record, whole: Effect | None) -> Iterator[Statement]:
    """Memberships that the abstract tells, dated by the day on which the whole rule takes effect."""
    abstract = record.cell("abstract")
    if abstract is None:
        return
    for move in moves(abstract.text):
        if whole is None:
            record.warn(
                "FR-MEMBERSHIP-UNDATED",
                f"it says that {move.country.name} {'joins' if move.joins else 'leaves'} Country Group {move.group}, "
                "and on which day, the file does not tell: a rule may take effect on another day than its publication",
                "fetch the document with all fields (`dates`), or say in a register file since when",
            )
        else:
            yield from _membership(abstract.part(*move.span), move, whole.start)


def _membership(clause: Cell, move: Move, day: PartialDate) -> Iterator[Statement]:
    group = f"group:ear-{slug(move.group.replace(':', ''))}"
    yield from clause.describe(move.country.id, EntityClass.COUNTRY, move.country.name)
    yield from clause.describe(group, EntityClass.COUNTRY_GROUP, f"EAR Country Group {move.group}")
    if move.joins:
        yield clause.say(move.country.id, Property.MEMBER_OF, group, valid=Interval(start=day))
    elif move.by_this_rule:
        yield clause.say(move.country.id, Property.MEMBER_OF, group, valid=Interval(end=day))
    else:
        yield clause.say(
            move.country.id, Property.MEMBER_OF, group, valid=Interval(start=day), polarity=Polarity.NEGATIVE
        )


def _report_idle(record: Record, kind: Kind | None) -> None:
    """What has no effect as law has no date of effect: one that it bears all the same is reported."""
    if record.cell("effective_on") is not None:
        what = "document of a kind that is not known" if kind is None else kind.name.replace("_", " ")
        record.warn(
            "FR-EFFECTIVE-IDLE",
            f"effective_on stands with a {what}, which does not become law by itself",
            "nothing to do if that is right; else see ingest/sources/federal_register/kinds.py",
        )


def _report_left_over(record: Record, words: Cell, dates: Dates) -> None:
    for start, end in dates.left_over:
        record.warn(
            "FR-DATES-UNREAD",
            f"what {words.text[start:end]!r} dates was not understood",
            "read the document, and say in a register file what takes effect when",
        )


def _report_at_once(record: Record) -> None:
    match = _AT_ONCE.search(record.text("abstract"))
    if match is not None:
        record.warn(
            "FR-EFFECT-UNDATED",
            f"its abstract says {match[0]!r}, which is no date",
            "the day is in the document; say it in a register file",
        )


def _contradicted(instructions: tuple[Effect, ...]) -> set[int]:
    """The numbers of the instructions to which the words give more than one date."""
    first: dict[int, tuple[PartialDate, PartialDate | None]] = {}
    found = set()
    for each in instructions:
        if each.instruction is not None and first.setdefault(each.instruction, (each.start, each.end)) != (
            each.start,
            each.end,
        ):
            found.add(each.instruction)
    return found


def _cited(record: Record) -> str:
    return f"FR Doc. {record.number}"
