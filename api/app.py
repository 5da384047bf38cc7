"""The web application: GraphQL, its GraphiQL page from our own assets, reconciliation, and health."""

from importlib.resources import files
from pathlib import Path

from fastapi import FastAPI, Response
from fastapi.responses import JSONResponse, RedirectResponse
from starlette.requests import Request
from starlette.routing import Route
from starlette.staticfiles import StaticFiles
from starlette.websockets import WebSocket
from strawberry.asgi import GraphQL

from api.context import Context
from api.names import NamesKept
from api.reconcile.routes import reconcile_routes
from api.schema import schema
from api.screening import Screener
from queries import lookup
from queries.store import Store


class GraphQLApp(GraphQL[Context, None]):
    """GraphQL over HTTP, without a page of its own."""

    def __init__(self, store: Store, names: NamesKept) -> None:
        super().__init__(schema, graphql_ide=None)
        self._store = store
        self._screener = Screener(store, names)

    async def get_context(self, request: Request | WebSocket, response: Response | WebSocket) -> Context:  # noqa: ARG002
        """A context for each request: loaders must not outlive one."""
        return Context(self._store, self._screener)


def create_app(store: Store) -> FastAPI:
    """The application on an open store, which it does not close."""
    app = FastAPI(title="exportgraph", docs_url=None, redoc_url=None)
    names = NamesKept(store)
    # A route, not a mount: a mount would redirect /graphql to /graphql/.
    app.router.routes.append(Route("/graphql", GraphQLApp(store, names)))
    app.router.routes.extend(reconcile_routes(store, names))
    page = graphiql_folder()
    if page.is_dir():
        app.mount("/graphiql", StaticFiles(directory=page, html=True), name="graphiql")

    @app.get("/", include_in_schema=False)
    def home() -> RedirectResponse:
        return RedirectResponse("/graphiql/")

    @app.get("/healthz")
    def alive() -> dict[str, str]:
        """Whether the process answers."""
        return {"status": "ok"}

    @app.get("/readyz")
    def ready() -> JSONResponse:
        """Whether it can answer questions: the graph answers and is not empty."""
        documents = sum(each.documents for each in lookup.coverage(store))
        status = "ok" if documents else "empty"
        return JSONResponse({"status": status, "documents": documents}, status_code=200 if documents else 503)

    return app


def graphiql_folder() -> Path:
    """Where `make web` puts the GraphiQL page."""
    return Path(str(files("api"))) / "static" / "graphiql"
