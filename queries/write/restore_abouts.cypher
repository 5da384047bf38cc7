// Tie every statement to the thing under which its subject is shown again, after the fold was forgotten.
MATCH (s:Statement)
CALL (s) {
  OPTIONAL MATCH (r:Redirect {id: s.subject})
  WITH s, coalesce(r.to, s.subject) AS id
  MERGE (e:Entity {id: id})
  MERGE (s)-[:ABOUT]->(e)
} IN TRANSACTIONS OF 5000 ROWS
