// Tie each disagreement to the statements that it prefers and overrules.
UNWIND $rows AS row
MATCH (c:Conflict {id: row.conflict})
MATCH (s:Statement {id: row.statement})
MERGE (c)-[:$(row.side)]->(s)
