// What the shapes do not allow, in order of id, one page.
MATCH (i:Issue) WHERE i.id > $after
RETURN i {.*} AS issue ORDER BY i.id LIMIT $limit
