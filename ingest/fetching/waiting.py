"""When to ask: not too often, not again too soon, and not before the server said."""

import random
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime

from ingest.fetching.settings import Limits


def _now() -> datetime:
    return datetime.now(UTC)


@dataclass(frozen=True, slots=True)
class Clock:
    """The time and chance of a fetch; tests bring their own."""

    now: Callable[[], datetime] = _now
    """The time of day, in UTC."""
    monotonic: Callable[[], float] = time.monotonic
    """Seconds since some moment; never goes back."""
    sleep: Callable[[float], None] = time.sleep
    chance: Callable[[], float] = random.random
    """A number from 0 to 1, so that many who failed at once do not come again at once."""


def wait_before(attempt: int, asked: float | None, limits: Limits, chance: float) -> float:
    """The seconds to wait before `attempt` (the second is 2), or as long as the server `asked`, if that is longer."""
    longest: float = limits.first_wait * 2 ** (attempt - 2)
    return max(longest * (1 + chance), asked or 0.0)


def retry_after(header: str | None, now: datetime) -> float | None:
    """The seconds of a Retry-After header, which gives seconds or a date; none where it says nothing that is clear."""
    if header is None:
        return None
    # isdecimal alone would let through digits of other scripts, which are no HTTP.
    if header.strip().isascii() and header.strip().isdecimal():
        return float(header)
    try:
        until = parsedate_to_datetime(header)
    except ValueError:
        return None
    aware = until if until.tzinfo else until.replace(tzinfo=UTC)
    return max(0.0, (aware - now).total_seconds())


@dataclass(slots=True)
class Pace:
    """Keeps requests to one host apart."""

    interval: float
    clock: Clock
    _next: dict[str, float] = field(default_factory=dict)
    """When each host may be asked again, on the monotonic clock."""

    def wait(self, host: str) -> None:
        """Wait until `host` may be asked, and count this as asking."""
        now = self.clock.monotonic()
        turn = max(now, self._next.get(host, now))
        if turn > now:
            self.clock.sleep(turn - now)
        self._next[host] = turn + self.interval
