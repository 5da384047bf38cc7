// The ids that lead to another, in order of id, one page.
MATCH (r:Redirect) WHERE r.id > $after
RETURN r {.*} AS redirect ORDER BY r.id LIMIT $limit
