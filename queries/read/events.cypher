// The dated changes of the status of these policies.
MATCH (p:Policy) WHERE p.id IN $ids
MATCH (e:LifecycleEvent)-[:CHANGES]->(p)
RETURN p.id AS id, e {.*} AS event ORDER BY id, e.id
