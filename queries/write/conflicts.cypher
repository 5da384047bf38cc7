// Show the disagreements about the subjects.
UNWIND $rows AS row
MATCH (s:Entity {id: row.properties.subject})
MERGE (c:Conflict {id: row.id})
SET c = row.properties
MERGE (c)-[:DISAGREES_ABOUT]->(s)
