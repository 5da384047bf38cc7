// Show the folded picture of each subject, replacing the one before.
UNWIND $rows AS row
MERGE (n:Entity {id: row.id})
SET n = row.properties, n:$(row.labels)
