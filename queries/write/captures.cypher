// When these groups and lists were read whole: what was not in them then was not so.
UNWIND $groups AS group
MATCH (s:Statement {subject: group, predicate: 'capturedOn'})-[:STATED_IN]->(d:Document)
RETURN s {.*} AS statement, d.kind AS source_kind, d.published AS published, d.source AS source
