// Show the folded relationships. Where a target is not described yet, a bare node stands for it.
UNWIND $rows AS row
MATCH (a:Entity {id: row.source})
MERGE (b:Entity {id: row.target})
ON CREATE SET b.name = row.target
MERGE (a)-[r:$(row.relationship) {key: row.properties.key}]->(b)
SET r = row.properties
