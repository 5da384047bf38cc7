// All statements about these subjects, with what weighs them: the kind and date of their documents.
UNWIND $subjects AS subject
MATCH (s:Statement {subject: subject})-[:STATED_IN]->(d:Document)
RETURN s {.*} AS statement, d.kind AS source_kind, d.published AS published, d.source AS source
