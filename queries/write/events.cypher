// Show the lifecycle events of the subjects.
UNWIND $rows AS row
MATCH (s:Entity {id: row.properties.subject})
MERGE (e:LifecycleEvent {id: row.id})
SET e = row.properties, e:Entity
MERGE (e)-[:CHANGES]->(s)
