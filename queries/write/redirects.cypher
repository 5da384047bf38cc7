// Show these records under the ids of their clusters.
UNWIND $rows AS row
MERGE (r:Redirect {id: row.id})
SET r.to = row.to
