// These criteria and their parts.
UNWIND $ids AS id
MATCH (:Criterion {id: id})-[:HAS_CRITERION*0..6]->(c:Criterion)
WITH DISTINCT c ORDER BY c.id
RETURN c {
  .id, .parameter, .operator, .threshold, .unit, .combination,
  parts: COLLECT { MATCH (c)-[:HAS_CRITERION]->(p) RETURN p.id ORDER BY p.id }
} AS criterion
