"""The password of the user `neo4j`: made at random, set before the first start, kept in a file of mode 600."""

import os
import secrets
import subprocess
from collections.abc import Sequence
from pathlib import Path

from pydantic import SecretStr

from queries.managed.configuration import admin_arguments, write_argument_file
from queries.managed.errors import password_lost, password_not_set, using
from queries.managed.files import write_private
from queries.managed.java import Java
from queries.managed.settings import Paths

USER = "neo4j"


def read_password(paths: Paths) -> SecretStr:
    """The password on file. Raises DB-PASSWORD-LOST."""
    with using(paths.data_dir):
        try:
            return SecretStr(paths.password.read_text(encoding="utf-8").strip())
        except FileNotFoundError:
            raise password_lost(paths.password) from None


def ensure_password(paths: Paths, java: Java, jars: Sequence[Path]) -> None:
    """See that the database has the password on file when it starts.

    Until a server has run there is no database to hold a password, and one that was set before may
    come from a start that was cut short: then it is set again.
    """
    if (paths.home / "data" / "databases" / "system").exists():
        read_password(paths)
        return
    if not paths.password.exists():
        # Hexadecimal, because a password that began with "-" would be read as an option below.
        write_private(paths.password, secrets.token_hex(20) + "\n")
    (paths.home / "data" / "dbms" / "auth.ini").unlink(missing_ok=True)
    _set_first_password(paths, java, jars)


def _set_first_password(paths: Paths, java: Java, jars: Sequence[Path]) -> None:
    """Run Neo4j's own `dbms set-initial-password`; 1 s."""
    arguments = paths.java_arguments.with_name("set_password.args")
    password = read_password(paths).get_secret_value()
    write_argument_file(arguments, admin_arguments(jars, "dbms", "set-initial-password", password))
    try:
        ended = subprocess.run(
            [java.program, f"@{arguments}"],
            env={**os.environ, "NEO4J_HOME": str(paths.home), "NEO4J_CONF": str(paths.configuration.parent)},
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            check=False,
        )
    finally:
        arguments.unlink()
    if ended.returncode:
        raise password_not_set((ended.stdout + ended.stderr).strip()[-1000:])
