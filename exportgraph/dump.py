"""Writing the whole graph as RDF."""

import sys
from pathlib import Path

FORMATS = ("turtle", "nquads", "jsonld")
