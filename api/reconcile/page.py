"""What people see of a thing beside their table: a small page, and a larger one."""

from html import escape

from api.reconcile.vocabulary import property_named, type_named
from queries.things import Described

WIDTH, HEIGHT = 430, 300
_IN_PREVIEW = 6
_IN_VIEW = 200
_STYLE = (
    "body{font:14px/1.4 system-ui,sans-serif;margin:12px;color:#222}h1{font-size:16px;margin:0 0 2px}"
    "dt{font-weight:600;margin-top:6px}dd{margin:0;overflow-wrap:anywhere}small{color:#666}"
)


def preview(thing: Described) -> str:
    """A page that fits the frame that the service describes."""
    return _page(thing, _IN_PREVIEW)


def view(thing: Described) -> str:
    """A page with all that the graph shows of the thing."""
    return _page(thing, _IN_VIEW)


def flyout(thing: Described) -> str:
    """A fragment for a suggestion."""
    return _body(thing, _IN_PREVIEW)


def _page(thing: Described, most: int) -> str:
    title = escape(thing.reference.name)
    return (
        f'<!doctype html><html lang="en"><head><meta charset="utf-8"><title>{title}</title>'
        f"<style>{_STYLE}</style></head><body>{_body(thing, most)}</body></html>"
    )


def _body(thing: Described, most: int) -> str:
    told: dict[str, list[str]] = {}
    for name, values in thing.literals.items():
        if name != "name":
            told.setdefault(name, []).extend(map(str, values))
    for name, others in thing.related.items():
        told.setdefault(name, []).extend(each.name for each in others)
    rows = "".join(
        f"<dt>{escape(property_named(name)['name'])}</dt><dd>{escape('; '.join(values[:most]))}</dd>"
        for name, values in sorted(told.items())[:most]
    )
    kind = type_named(thing.reference.label)["name"]
    head = f"<h1>{escape(thing.reference.name)}</h1><small>{escape(kind)}, {escape(thing.reference.id)}</small>"
    return f"{head}<dl>{rows}</dl>"
