"""The Reconciliation API 0.2 over HTTP, so that OpenRefine and its like can match tables with the graph."""

import asyncio
import json
import re
from collections.abc import Awaitable, Callable, Mapping
from urllib.parse import parse_qs

from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse, Response
from starlette.routing import Route

from api.names import NamesKept
from api.reconcile import page, suggest
from api.reconcile.candidates import reconciled
from api.reconcile.extension import extended, proposed
from api.reconcile.requests import extension_in, queries_in
from api.reconcile.vocabulary import DEFAULT_TYPES, type_named
from ontology.errors import ExportGraphError
from ontology.rdf.iris import BASE
from ontology.terms import EG
from queries.store import Store
from queries.things import Described, described_things

PATH = "/reconcile"
MOST_BYTES = 2_000_000
_BATCH = 50
_CALLBACK = re.compile(r"[A-Za-z_$][\w$]*(?:\.[A-Za-z_$][\w$]*)*")
_OPEN = {"Access-Control-Allow-Origin": "*", "X-Content-Type-Options": "nosniff"}
"""The API is read by pages of other hosts: the graph holds public facts only, and no request changes it."""
Answer = Callable[["_Asked"], object]


class _Asked:
    """A request with its parameters, of the address and of the form together."""

    def __init__(self, request: Request, parameters: Mapping[str, str]) -> None:
        self.base = str(request.base_url).rstrip("/") + PATH
        self._parameters = parameters

    def text(self, name: str) -> str:
        return self._parameters.get(name, "")

    def number(self, name: str) -> int | None:
        given = self.text(name)
        return int(given[:9]) if given.isdecimal() else None


def reconcile_routes(store: Store, names: NamesKept) -> list[Route]:
    """The routes below `/reconcile`."""

    def service(asked: _Asked) -> object:
        if asked.text("queries"):
            return reconciled(store, names, queries_in(asked.text("queries")))
        if asked.text("extend"):
            return extended(store, extension_in(asked.text("extend")))
        return manifest(asked.base)

    def flyout(asked: _Asked) -> object:
        return {"id": asked.text("id"), "html": page.flyout(_thing(store, asked))}

    answers: dict[str, Answer] = {
        "": service,
        "/suggest/entity": lambda asked: suggest.suggested_things(store, asked.text("prefix"), _start(asked)),
        "/suggest/type": lambda asked: suggest.suggested_types(asked.text("prefix"), _start(asked)),
        "/suggest/property": lambda asked: suggest.suggested_properties(asked.text("prefix"), _start(asked)),
        "/flyout/entity": flyout,
        "/extend/propose": lambda asked: proposed(asked.text("type"), asked.number("limit")),
    }
    pages = {"/preview": page.preview, "/view": page.view}
    return [
        *(Route(PATH + path, _data(answer), methods=["GET", "POST", "OPTIONS"]) for path, answer in answers.items()),
        *(Route(PATH + path, _html(store, shown), methods=["GET"]) for path, shown in pages.items()),
    ]


def manifest(base: str) -> dict[str, object]:
    """What the service at this address can do."""

    def suggesting(what: str) -> dict[str, str]:
        return {"service_url": base, "service_path": f"/suggest/{what}"}

    return {
        "versions": ["0.2"],
        "name": "exportgraph",
        "identifierSpace": BASE,
        "schemaSpace": str(EG),
        "documentation": base.removesuffix(PATH) + "/graphiql/",
        "defaultTypes": [type_named(each) for each in DEFAULT_TYPES],
        "batchSize": _BATCH,
        "view": {"url": f"{base}/view?id={{{{id}}}}"},
        "preview": {"url": f"{base}/preview?id={{{{id}}}}", "width": page.WIDTH, "height": page.HEIGHT},
        "suggest": {
            "entity": {
                **suggesting("entity"),
                "flyout_service_url": base,
                "flyout_service_path": "/flyout/entity?id=${id}",
            },
            "type": suggesting("type"),
            "property": suggesting("property"),
        },
        "extend": {
            "propose_properties": {"service_url": base, "service_path": "/extend/propose"},
            "property_settings": [
                {
                    "name": "limit", "label": "Limit", "type": "number", "default": 0,
                    "help_text": "How many values at most for each row; 0 for all.",
                }
            ],
        },
    }  # fmt: skip


def _data(answer: Answer) -> Callable[[Request], Awaitable[Response]]:
    async def respond(request: Request) -> Response:
        if request.method == "OPTIONS":
            headers = {**_OPEN, "Access-Control-Allow-Methods": "GET, POST", "Access-Control-Allow-Headers": "*"}
            return Response(status_code=204, headers=headers)
        try:
            parameters = await _parameters(request)
            found = await asyncio.to_thread(answer, _Asked(request, parameters))
        except ExportGraphError as error:
            return JSONResponse(_told(error), status_code=_status(error), headers=_OPEN)
        return _response(found, parameters.get("callback", ""))

    return respond


def _html(store: Store, shown: Callable[[Described], str]) -> Callable[[Request], Awaitable[Response]]:
    async def respond(request: Request) -> Response:
        try:
            thing = await asyncio.to_thread(_thing, store, _Asked(request, dict(request.query_params)))
        except ExportGraphError as error:
            return JSONResponse(_told(error), status_code=_status(error), headers=_OPEN)
        policy = {"Content-Security-Policy": "default-src 'none'; style-src 'unsafe-inline'"}
        return HTMLResponse(shown(thing), headers={**_OPEN, **policy})

    return respond


async def _parameters(request: Request) -> dict[str, str]:
    """The parameters of a request. Raises `RECONCILE-TOO-MANY`."""
    body = bytearray()
    async for part in request.stream():
        body += part
        if len(body) > MOST_BYTES:
            raise ExportGraphError(
                code="RECONCILE-TOO-MANY",
                message=f"the request has more than {MOST_BYTES} bytes",
                fix="send smaller batches",
            )
    form = parse_qs(body.decode("utf-8", "replace"), keep_blank_values=True)
    return {**dict(request.query_params), **{name: values[-1] for name, values in form.items()}}


def _response(found: object, callback: str) -> Response:
    """JSON, or for clients of old a call of their function with it."""
    if not _CALLBACK.fullmatch(callback):
        return JSONResponse(found, headers=_OPEN)
    # Line separators end a line in old JavaScript, but not in JSON.
    text = json.dumps(found, ensure_ascii=True)
    return Response(f"/**/{callback}({text});", media_type="application/javascript", headers=_OPEN)


def _thing(store: Store, asked: _Asked) -> Described:
    """The thing that is asked for. Raises `RECONCILE-NOTHING`."""
    identifier = asked.text("id")
    found = described_things(store, [identifier]).get(identifier)
    if found is None:
        raise ExportGraphError(
            code="RECONCILE-NOTHING", message=f"nothing has the id {identifier!r}", fix="give the id of a candidate"
        )
    return found


def _start(asked: _Asked) -> int:
    return min(asked.number("cursor") or 0, 1_000)


def _told(error: ExportGraphError) -> dict[str, str]:
    return {"status": "error", "code": error.code, "message": error.message, "fix": error.fix}


def _status(error: ExportGraphError) -> int:
    return {"RECONCILE-NOTHING": 404, "SCREEN-BUILDING": 503}.get(error.code, 400)
