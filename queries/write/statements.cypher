// Record statements, each about the thing under which its subject is shown, and in its document. A known statement keeps its time of recording.
UNWIND $rows AS row
MATCH (d:Document {id: row.properties.document})
MERGE (s:Statement {id: row.id})
ON CREATE SET s += row.properties, s.recorded_at = $recorded_at
MERGE (e:Entity {id: row.about})
MERGE (s)-[:ABOUT]->(e)
MERGE (s)-[:STATED_IN]->(d)
