"""How identifiers are made: readable ids for things, content addresses for records.

An id is `kind:path`, for example `agency:us/bis`, `country:CN`, `item:eccn-4e091`. Ids never depend on the
machine, the time or the order of an ingest.
"""

import hashlib
import json
import re
import unicodedata
from collections.abc import Iterable

_CANONICAL = json.JSONEncoder(sort_keys=True, ensure_ascii=False, separators=(",", ":"))
_NOT_SLUG = re.compile(r"[^a-z0-9.]+")


def slug(text: str) -> str:
    """`text` in lower-case ASCII letters, digits, dots and single hyphens ("Claude Fable 5" -> "claude-fable-5")."""
    ascii_text = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().lower()
    return _NOT_SLUG.sub("-", ascii_text.replace("'", "")).strip("-.")


def content_address(kind: str, content: object) -> str:
    """`kind:` and the first 32 hex digits of the SHA-256 of `content` as canonical JSON."""
    return f"{kind}:{hashlib.sha256(_CANONICAL.encode(content).encode()).hexdigest()[:32]}"


def path_of(identifier: str) -> str:
    """The part of an id after its kind ("agency:us/bis" -> "us/bis")."""
    return identifier.partition(":")[2]


def is_called_only(policy: str) -> bool:
    """Whether a policy is only what one text calls something that it told: "the request", "the order"."""
    return policy.startswith("policy:text/") and policy.count("/") > 1


def kind_of(identifier: str) -> str:
    """The part of an id before its path ("agency:us/bis" -> "agency")."""
    return identifier.partition(":")[0]


def restriction_id(imposed_by: str, kind: str, restricted: Iterable[str]) -> str:
    """The id of the norm by which `imposed_by` (a policy's or an agency's id) puts a `kind` on `restricted` things.

    Every source that speaks of the same norm mints the same id, so that their statements meet.
    """
    objects = "+".join(sorted(path_of(identifier) for identifier in restricted))
    return f"restriction:{path_of(imposed_by)}/{kind.replace('_', '-')}/{objects}"


def country_id(alpha2: str) -> str:
    """The id of a country or territory, from its ISO 3166-1 alpha-2 code."""
    return f"country:{alpha2.upper()}"


WORLDWIDE = "group:worldwide"
"""The group of all destinations."""
OUTSIDE_US = "scope:outside-us"
"""All destinations but the United States: what an export from the United States can reach."""
