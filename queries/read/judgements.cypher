// The judgements, those withdrawn since included, in order of id.
MATCH (j:Judgement)
RETURN j {.*} AS judgement ORDER BY j.id
