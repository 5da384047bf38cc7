"""Which announcements another one suspends, from when until when, and which it leaves alone.

What follows the end of a suspension is scheduled: by the words the announcements revive, and no document of this
source can confirm that they did.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from ingest.node import Node
from ingest.sources.mofcom.known import announcement_id
from ingest.table import Cell, Findings
from ontology.statement import Statement
from ontology.terms import Property
from ontology.times import Interval, PartialDate
from ontology.vocabulary import LegalStatus, Modality, Polarity


@dataclass(frozen=True, slots=True)
class Suspension:
    """A suspension and what it reaches."""

    since: Cell
    until: Cell
    reached: dict[str, Cell]
    """By the announcement's id in the file, the cell that names it."""

    @property
    def interval(self) -> Interval:
        """From the first day of it to the day on which it has ended."""
        return Interval(start=PartialDate(self.since.text), end=PartialDate(self.until.text))

    def reaches(self, key: str) -> bool:
        """Whether it suspends the announcement."""
        return key in self.reached

    def status(self, key: str, subject: str) -> Iterator[Statement]:
        """What the suspension of the announcement `key` makes of it, or of a part of it (`subject`)."""
        cell = self.reached[key]
        yield cell.say(subject, Property.LEGAL_STATUS, LegalStatus.SUSPENDED, valid=self.interval)
        revival = Interval(start=PartialDate(self.until.text))
        yield self.until.say(
            subject, Property.LEGAL_STATUS, LegalStatus.IN_FORCE, valid=revival, modality=Modality.SCHEDULED
        )


def suspension_in(top: Node, found: Findings) -> Suspension:
    """The suspension that the file tells. Raises `INGEST-EXPECTATION` where it has no dates."""
    node = top.at("SUSPENSION")
    suspension = Suspension(node.must("from"), node.must("until"), {each.text: each for each in node.cells("suspends")})
    found.add(_of_instrument(top, suspension, found))
    return suspension


def _of_instrument(top: Node, suspension: Suspension, found: Findings) -> Iterator[Statement]:
    """What the announcement that suspends does; it is named by those that it suspends."""
    announcements = list(top.at("ANNOUNCEMENTS").items())
    suspending = {each.text("suspendedBy") for each in announcements if each.text("suspendedBy")}
    marked = {each.text("id") for each in announcements if each.text("status") == LegalStatus.SUSPENDED}
    if marked != suspension.reached.keys() or len(suspending) != 1:
        found.warn(
            "MOFCOM-SUSPENSION-DISAGREES",
            f"marked as suspended: {', '.join(sorted(marked))}; by {', '.join(sorted(suspending))}; "
            f"named by the suspension: {', '.join(sorted(suspension.reached))}",
            "compare with the announcement that suspends; the statements follow SUSPENSION",
        )
    for each in announcements:
        cell = each.cell("suspendedBy")
        if cell is not None and suspension.reaches(each.text("id")):
            yield cell.say(announcement_id(cell.text), Property.SUSPENDS, announcement_id(each.text("id")))
    for instrument in sorted(suspending) if len(suspending) == 1 else ():
        subject = announcement_id(instrument)
        in_force = Interval(start=PartialDate(suspension.since.text))
        yield suspension.since.say(subject, Property.LEGAL_STATUS, LegalStatus.IN_FORCE, valid=in_force)
        yield suspension.until.say(subject, Property.EXPIRES, suspension.until.text)
        for cell in top.cells("SUSPENSION", "doesNotSuspend"):
            yield cell.say(subject, Property.SUSPENDS, announcement_id(cell.text), polarity=Polarity.NEGATIVE)
