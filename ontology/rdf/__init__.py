"""The graph as RDF: the rows of an export become triples, one record at a time, without blank nodes.

`serialize` writes a whole graph; `triples_of` gives the triples of one record. Pure: no file, no database.
"""

from ontology.rdf.export import Format, Record, serialize, triples_of
from ontology.rdf.iris import BASE, id_of, iri_of

__all__ = ["BASE", "Format", "Record", "id_of", "iri_of", "serialize", "triples_of"]
