// The disagreements about these things, each with the statements on both sides.
UNWIND $subjects AS subject
MATCH (c:Conflict)-[:DISAGREES_ABOUT]->(:Entity {id: subject})
RETURN c {.*,
  preferred: COLLECT { MATCH (c)-[:PREFERS]->(s)-[:STATED_IN]->(d) RETURN {statement: s {.*}, document: d {.*}} ORDER BY s.id },
  overruled: COLLECT { MATCH (c)-[:OVERRULES]->(s)-[:STATED_IN]->(d) RETURN {statement: s {.*}, document: d {.*}} ORDER BY s.id }
} AS conflict ORDER BY c.id
