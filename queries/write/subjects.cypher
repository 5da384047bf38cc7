// The things that statements speak of, in order of id, one page.
MATCH (s:Statement) WHERE s.subject > $after
RETURN DISTINCT s.subject AS subject ORDER BY subject LIMIT $limit
