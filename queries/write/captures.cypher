// The editions that were read of these wholes: what is not in one was no row of it then.
UNWIND $groups AS group
MATCH (s:Statement {subject: group, predicate: 'capturedOn'})-[:STATED_IN]->(d:Document)
RETURN s {.*} AS statement, d.kind AS source_kind, d.published AS published
