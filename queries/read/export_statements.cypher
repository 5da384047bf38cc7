// The statements in order of id, one page.
MATCH (s:Statement) WHERE s.id > $after
RETURN s {.*} AS statement ORDER BY s.id LIMIT $limit
