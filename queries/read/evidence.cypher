// What the documents say of these things, with the documents.
UNWIND $subjects AS subject
MATCH (s:Statement {subject: subject})-[:STATED_IN]->(d:Document)
WHERE $known_at IS NULL OR s.recorded_at <= $known_at
RETURN s {.*} AS statement, d {.*} AS document
ORDER BY subject, s.predicate, s.id
