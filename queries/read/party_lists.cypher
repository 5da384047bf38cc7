// The lists of parties, what being on them brings with it, who keeps them, and on which days they were read whole.
MATCH (l:PartyList)
RETURN l {
  .id, .name, .listKind, .capturedOn,
  issuedBy: COLLECT { MATCH (l)-[:ISSUED_BY]->(a:Entity)
    RETURN DISTINCT a {.id, .name, label: head([x IN labels(a) WHERE x <> 'Entity'])} }
} AS list ORDER BY list.id
