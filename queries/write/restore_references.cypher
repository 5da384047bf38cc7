// Tie every mention to what it refers to again, after the fold was forgotten.
MATCH (m:Mention) WHERE m.refers_to IS NOT NULL
CALL (m) {
  MERGE (e:Entity {id: m.refers_to})
  ON CREATE SET e.name = m.refers_to
  MERGE (m)-[:REFERS_TO]->(e)
} IN TRANSACTIONS OF 5000 ROWS
