// A thing whose restriction is asked about (by the id of any of its records), with its developer, groups and wholes.
OPTIONAL MATCH (r:Redirect {id: $id})
WITH coalesce(r.to, $id) AS id
MATCH (s:Entity {id: id})
RETURN s {
  .*,
  label: head([l IN labels(s) WHERE l <> 'Entity']),
  developer: head([(s)-[:DEVELOPED_BY]->(d) | d.id]),
  partOf: COLLECT { MATCH (s)-[:PART_OF*1..8]->(w) RETURN DISTINCT w.id ORDER BY w.id },
  memberships: COLLECT {
    MATCH (s)-[m:MEMBER_OF]->(g)
    RETURN m {.valid_from, .valid_to, .valid_basis, .valid_to_basis, .valid_seen, .valid_absent, .confidence, group: g.id} ORDER BY g.id, m.key
  }
} AS subject
