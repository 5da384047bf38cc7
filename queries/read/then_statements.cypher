// What was recorded of these things by then, with what weighs it.
UNWIND $subjects AS subject
MATCH (s:Statement {subject: subject})-[:STATED_IN]->(d:Document)
WHERE s.recorded_at <= $known_at
RETURN s {.*} AS statement, d.kind AS source_kind, d.published AS published, d.source AS source
