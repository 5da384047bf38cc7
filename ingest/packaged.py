"""The tables that lie beside our modules, read by the fast loader: every command waits for some of them."""

from importlib.resources import files
from typing import Any

import yaml


def packaged_table(package: str, name: str) -> Any:
    """The content of a YAML file of ours, with numbers, dates and truth values as such."""
    return yaml.load(_text(package, name), Loader=yaml.CSafeLoader)


def packaged_strings(package: str, name: str) -> Any:
    """The same with strings only: "no" stays the name of Norway, and 4E091 an entry."""
    return yaml.load(_text(package, name), Loader=yaml.CBaseLoader)  # noqa: S506 (it makes strings only)


def _text(package: str, name: str) -> str:
    return files(package).joinpath(name).read_text(encoding="utf-8")
