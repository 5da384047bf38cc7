"""How licence applications are reviewed: from the words of a list to an outlook, where they give one and only one."""

import re

from ingest.lists.sections import SECTIONS
from ontology.schemes import schemes

_REFERENCE = rf"(?:\.?\s*[Ss]ee {SECTIONS}(?: of (?:the EAR|this part))?)?"
_ITEMS = r"(?: for all items subject to the EAR)?"
_OUTLOOKS = (
    (re.compile(rf"presumption (?:of|for) denial{_ITEMS}{_REFERENCE}\.?", re.IGNORECASE), "presumption_of_denial"),
    (re.compile(rf"policy of denial{_ITEMS}{_REFERENCE}\.?", re.IGNORECASE), "policy_of_denial"),
    (re.compile(rf"case[- ]by[- ]case(?: basis| review)?{_ITEMS}{_REFERENCE}\.?", re.IGNORECASE), "case_by_case"),
    (re.compile(rf"presumption of approval{_ITEMS}{_REFERENCE}\.?", re.IGNORECASE), "presumption_of_approval"),
)
_REQUIREMENT = re.compile(r"(?:for )?(?:all|any) items? (?:subject to|on) ", re.IGNORECASE)


def read_outlook(text: str) -> str | None:
    """The one outlook that the words give for everything; none where they split the items, or only refer elsewhere.

    "Policy of denial apart from food, which is reviewed case by case" has two: the words say it, and no single outlook
    may stand for them.
    """
    words = " ".join(text.split())
    return next((outlook for pattern, outlook in _OUTLOOKS if pattern.fullmatch(words)), None)


def is_requirement(text: str) -> bool:
    """Whether the cell says what needs a licence, in the place where it should say how licences are reviewed."""
    return _REQUIREMENT.match(text.strip()) is not None


def outlooks() -> frozenset[str]:
    """Every outlook that `read_outlook` can give; the ontology knows each of them."""
    return frozenset(outlook for _, outlook in _OUTLOOKS) & schemes()["ReviewOutlook"].concepts.keys()
