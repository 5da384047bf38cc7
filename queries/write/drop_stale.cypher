// Take away what the fold of a subject no longer shows. Statements are never touched.
UNWIND $rows AS row
MATCH (s:Entity {id: row.subject})
CALL (s, row) {
  MATCH (s)-[r]->() WHERE r.key IS NOT NULL AND NOT r.key IN row.edges
  DELETE r
}
CALL (s, row) {
  MATCH (e:LifecycleEvent)-[:CHANGES]->(s) WHERE NOT e.id IN row.events
  DETACH DELETE e
}
CALL (s, row) {
  MATCH (c:Conflict)-[:DISAGREES_ABOUT]->(s) WHERE NOT c.id IN row.conflicts
  DETACH DELETE c
}
CALL (s, row) {
  MATCH (i:Issue)-[:CONCERNS]->(s) WHERE NOT i.id IN row.issues
  DETACH DELETE i
}
