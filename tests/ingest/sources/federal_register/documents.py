"""Documents in the form of the Federal Register's interface, about rules that we made up."""

from typing import Any

BUREAU = {"id": 241, "slug": "industry-and-security-bureau", "name": "Industry and Security Bureau", "parent_id": 54}
DEPARTMENT = {"id": 54, "slug": "commerce-department", "name": "Commerce Department", "parent_id": None}


def document(**changed: object) -> dict[str, Any]:
    """A rule with all that the interface tells; `changed` are other fields, or other content."""
    return {
        "document_number": "2031-00123",
        "title": "Controls on Gadgets",
        "type": "Rule",
        "subtype": None,
        "action": "Interim final rule; request for comments.",
        "abstract": "In this rule, the Bureau of Industry and Security (BIS) adds controls on gadgets.",
        "publication_date": "2031-03-05",
        "signing_date": None,
        "effective_on": "2031-03-01",
        "dates": "This rule is effective March 1, 2031. Comments must be received no later than May 1, 2031.",
        "agencies": [DEPARTMENT, BUREAU],
        "cfr_references": [{"title": 15, "part": 742, "chapter": None, "citation_url": None}],
        "regulation_id_numbers": ["0694-ZZ90"],
        "docket_ids": ["Docket No. 310301-0001"],
        "citation": "96 FR 1234",
        "html_url": "https://www.federalregister.gov/documents/2031/03/05/2031-00123/gadgets",
        "pdf_url": "https://www.govinfo.gov/2031-00123.pdf",
        "json_url": "https://www.federalregister.gov/api/v1/documents/2031-00123.json",
        "comments_close_on": "2031-05-01",
        "correction_of": None,
        "corrections": [],
        "executive_order_number": None,
    } | changed
