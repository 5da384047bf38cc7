// The judgements that counted at a time.
MATCH (j:Judgement)
WHERE j.recorded_at <= $known_at AND (j.withdrawn_at IS NULL OR j.withdrawn_at > $known_at)
RETURN j {.*} AS judgement ORDER BY j.id
