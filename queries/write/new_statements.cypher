// Record statements none of which is there.
UNWIND $rows AS row
MATCH (d:Document {id: row.properties.document})
MERGE (e:Entity {id: row.about})
CREATE (s:Statement)
SET s = row.properties, s.recorded_at = $recorded_at
CREATE (s)-[:ABOUT]->(e)
CREATE (s)-[:STATED_IN]->(d)
