"""Kinds of options that several commands have."""

from datetime import UTC, date, datetime

import click


class Day(click.ParamType[date]):
    """A day as YYYY-MM-DD."""

    name = "YYYY-MM-DD"

    def convert(self, value: object, param: click.Parameter | None, ctx: click.Context | None) -> date:
        """The day, or a usage error."""
        try:
            return value if isinstance(value, date) else date.fromisoformat(str(value))
        except ValueError:
            self.fail(f"{value!r} is not a day; write it as 2026-06-13", param, ctx)


class Moment(click.ParamType[str]):
    """A time as the graph records it; a day alone means its last second."""

    name = "TIME"

    def convert(self, value: object, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """ISO 8601 in UTC, or a usage error."""
        text = str(value)
        try:
            given = datetime.fromisoformat(f"{text}T23:59:59" if len(text) == len("2026-06-13") else text)
        except ValueError:
            self.fail(f"{value!r} is not a time; write it as 2026-06-13 or 2026-06-13T09:30:00+02:00", param, ctx)
        aware = given if given.tzinfo else given.replace(tzinfo=UTC)
        return aware.astimezone(UTC).isoformat(timespec="seconds")
