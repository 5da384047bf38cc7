// Record the statements of a document that is new. None of them can be there: the id of each is made of its document.
UNWIND $rows AS row
MATCH (d:Document {id: row.properties.document})
MERGE (e:Entity {id: row.about})
CREATE (s:Statement)
SET s = row.properties, s.recorded_at = $recorded_at
CREATE (s)-[:ABOUT]->(e)
CREATE (s)-[:STATED_IN]->(d)
