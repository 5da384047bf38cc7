// Every disagreement in order of id, one page, each with the statements on both sides.
MATCH (c:Conflict) WHERE c.id > $after
WITH c ORDER BY c.id LIMIT $limit
RETURN c {.*,
  preferred: COLLECT { MATCH (c)-[:PREFERS]->(s)-[:STATED_IN]->(d) RETURN {statement: s {.*}, document: d {.*}} ORDER BY s.id },
  overruled: COLLECT { MATCH (c)-[:OVERRULES]->(s)-[:STATED_IN]->(d) RETURN {statement: s {.*}, document: d {.*}} ORDER BY s.id }
} AS conflict ORDER BY c.id
