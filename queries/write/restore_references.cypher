// Tie every mention to what it refers to again, after the fold was forgotten.
MATCH (m:Mention) WHERE m.refers_to IS NOT NULL
CALL (m) {
  OPTIONAL MATCH (r:Redirect {id: m.refers_to})
  WITH m, coalesce(r.to, m.refers_to) AS id
  MERGE (e:Entity {id: id})
  ON CREATE SET e.name = id
  MERGE (m)-[:REFERS_TO]->(e)
} IN TRANSACTIONS OF 5000 ROWS
