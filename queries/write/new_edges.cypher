// Show the relationships of things that had none. Where a target is not described yet, a bare node stands for it.
UNWIND $rows AS row
MATCH (a:Entity {id: row.source})
MERGE (b:Entity {id: row.target})
ON CREATE SET b.name = row.target
CREATE (a)-[r:$(row.relationship)]->(b)
SET r = row.properties
