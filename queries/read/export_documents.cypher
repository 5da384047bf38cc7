// The documents in order of id, one page.
MATCH (d:Document) WHERE d.id > $after
RETURN d {.*} AS document ORDER BY d.id LIMIT $limit
