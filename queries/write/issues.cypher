// Show what the shapes do not allow in the pictures of the subjects.
UNWIND $rows AS row
MATCH (s:Entity {id: row.subject})
MERGE (i:Issue {id: row.id})
SET i = row
MERGE (i)-[:CONCERNS]->(s)
