// Record mentions, each in its document and, where it is known, of its entity.
UNWIND $rows AS row
MATCH (d:Document {id: row.document})
MERGE (m:Mention {id: row.id})
ON CREATE SET m += row.properties, m.recorded_at = $recorded_at
MERGE (m)-[:IN_DOCUMENT]->(d)
WITH m, row WHERE row.about IS NOT NULL
MERGE (e:Entity {id: row.about})
ON CREATE SET e.name = row.about
MERGE (m)-[:REFERS_TO]->(e)
