// The disagreements in order of id, one page.
MATCH (c:Conflict) WHERE c.id > $after
RETURN c {.*,
  preferred: COLLECT { MATCH (c)-[:PREFERS]->(s) RETURN s.id ORDER BY s.id },
  overruled: COLLECT { MATCH (c)-[:OVERRULES]->(s) RETURN s.id ORDER BY s.id }
} AS conflict ORDER BY c.id LIMIT $limit
