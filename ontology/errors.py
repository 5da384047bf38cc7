"""The one base of our errors: each has a code, says what happened, and says what to do."""


class ExportGraphError(Exception):
    """An error that a user can act on.

    `code` is stable and greppable, `message` names the thing, `fix` says what to do about it.
    """

    def __init__(self, *, code: str, message: str, fix: str) -> None:
        super().__init__(code, message, fix)
        self.code = code
        self.message = message
        self.fix = fix

    def __str__(self) -> str:
        return f"{self.code}: {self.message}\n  fix: {self.fix}"

    @property
    def extensions(self) -> dict[str, str]:
        """What a program should know of it; GraphQL passes it on under `extensions`."""
        return {"code": self.code, "fix": self.fix}
