// The relationships that start at a thing, by type and target, one page.
MATCH (n:Entity {id: $id})-[r]->(o:Entity)
WHERE r.key IS NOT NULL AND r.key > $after
RETURN r {.*, type: type(r), id: o.id, name: o.name, label: head([l IN labels(o) WHERE l <> 'Entity'])} AS relationship
ORDER BY r.key LIMIT $limit
