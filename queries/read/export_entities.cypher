// The things of the graph in order of id, one page, each with its relationships and what changed it.
MATCH (n:Entity) WHERE n.id > $after AND NOT n:LifecycleEvent
WITH n ORDER BY n.id LIMIT $limit
RETURN n {.*, label: head([l IN labels(n) WHERE l <> 'Entity'])} AS entity,
  COLLECT { MATCH (n)-[r]->(o:Entity) WHERE r.key IS NOT NULL RETURN r {.*, type: type(r), target: o.id} ORDER BY r.key } AS edges,
  COLLECT { MATCH (e:LifecycleEvent)-[:CHANGES]->(n) RETURN e {.*} ORDER BY e.id } AS events
