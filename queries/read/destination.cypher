// A destination with the groups it is in, and those of the destinations as which the law treats it.
MATCH (c:Country {id: $id})
RETURN c {
  .id, .name,
  treatedAs: COLLECT {
    MATCH (c)-[t:TREATED_AS]->(o)
    RETURN t {.valid_from, .valid_to, .valid_basis, .valid_to_basis, .valid_seen, .valid_absent, .confidence, group: o.id} ORDER BY o.id
  },
  memberships: COLLECT {
    MATCH (c)-[:TREATED_AS*0..1]->(:Country)-[m:MEMBER_OF]->(g:CountryGroup)
    RETURN m {.valid_from, .valid_to, .valid_basis, .valid_to_basis, .valid_seen, .valid_absent, .confidence, group: g.id} ORDER BY g.id, m.key
  }
} AS destination
