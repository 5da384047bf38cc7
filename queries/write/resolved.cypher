// The things of which the documents speak that were recorded by then have been compared with all others.
MATCH (d:Document) WHERE d.unresolved AND d.recorded_at <= $at
REMOVE d.unresolved
