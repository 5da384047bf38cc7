# syntax=docker/dockerfile:1

# --- the GraphiQL page -------------------------------------------------------------------------------------------------
FROM node:24.19.0-slim AS web
WORKDIR /src/web/graphiql
COPY web/graphiql/package.json web/graphiql/package-lock.json ./
RUN npm ci --ignore-scripts --no-audit --no-fund
COPY web/graphiql ./
# Writes ../../api/static/graphiql
RUN npm run build

# --- the program, installed from the lock into a venv -----------------------------------------------------------------
FROM python:3.11-slim-bookworm AS build
RUN pip install --no-cache-dir uv==0.13.9
ENV UV_COMPILE_BYTECODE=1 \
    UV_LINK_MODE=copy \
    UV_PROJECT_ENVIRONMENT=/opt/exportgraph \
    UV_PYTHON_DOWNLOADS=never
WORKDIR /src
# The dependencies first: they change less often than our code.
COPY pyproject.toml uv.lock ./
RUN uv sync --frozen --no-dev --no-install-project
COPY README.md LICENSE ./
COPY ontology ontology
COPY matching matching
COPY queries queries
COPY ingest ingest
COPY api api
COPY exportgraph exportgraph
COPY --from=web /src/api/static/graphiql api/static/graphiql
RUN uv sync --frozen --no-dev --no-editable

# --- what runs ----------------------------------------------------------------------------------------------------------
FROM python:3.11-slim-bookworm
RUN useradd --system --uid 10001 --create-home exportgraph
COPY --from=build /opt/exportgraph /opt/exportgraph
ENV PATH=/opt/exportgraph/bin:$PATH \
    PYTHONDONTWRITEBYTECODE=1 \
    PYTHONUNBUFFERED=1
USER exportgraph
WORKDIR /home/exportgraph
EXPOSE 8000
HEALTHCHECK --interval=10s --timeout=4s --start-period=20s --retries=5 \
  CMD ["python", "-c", "import urllib.request as r; r.urlopen('http://127.0.0.1:8000/healthz', timeout=3)"]
CMD ["exportgraph", "serve", "--host", "0.0.0.0"]
