// Record judgements.
UNWIND $rows AS row
MERGE (j:Judgement {id: row.id})
SET j = row
