// Tie what is said of these records to the things under which they are shown.
UNWIND $rows AS row
MATCH (s:Statement {subject: row.id})
MERGE (e:Entity {id: row.to})
MERGE (s)-[:ABOUT]->(e)
