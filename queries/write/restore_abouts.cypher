// Tie every statement to its subject again, after the fold was forgotten.
MATCH (s:Statement)
CALL (s) {
  MERGE (e:Entity {id: s.subject})
  MERGE (s)-[:ABOUT]->(e)
} IN TRANSACTIONS OF 5000 ROWS
