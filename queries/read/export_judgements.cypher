// The judgements, in order of id, one page.
MATCH (j:Judgement) WHERE j.id > $after
RETURN j {.*} AS judgement ORDER BY j.id LIMIT $limit
