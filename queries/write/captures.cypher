// The whole lists that were read of these groups: who is not on one was not a member then.
UNWIND $groups AS group
MATCH (s:Statement {subject: group, predicate: 'capturedOn'})-[:STATED_IN]->(d:Document)
RETURN s {.*} AS statement, d.kind AS source_kind, d.published AS published
