// Tie the mentions of these records to the things under which they are shown.
UNWIND $rows AS row
MATCH (m:Mention {refers_to: row.id})
MERGE (e:Entity {id: row.to})
ON CREATE SET e.name = row.to
MERGE (m)-[:REFERS_TO]->(e)
