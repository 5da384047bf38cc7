// Judgements that no longer count from a time on. They stay, so that the past can still be told.
UNWIND $ids AS id
MATCH (j:Judgement {id: id})
SET j.withdrawn_at = $withdrawn_at
