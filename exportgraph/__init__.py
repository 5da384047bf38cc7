"""The composition root: the command line, which puts ingest, queries and api together. Nothing imports it."""
