// Things with their properties, and the things to which they are related.
UNWIND $ids AS id
OPTIONAL MATCH (r:Redirect {id: id})
WITH id, coalesce(r.to, id) AS shown
MATCH (n:Entity {id: shown})
RETURN id AS asked, n {.*, label: head([l IN labels(n) WHERE l <> 'Entity'])} AS thing, COLLECT {
  MATCH (n)-[e]->(o:Entity) WHERE e.key IS NOT NULL
  RETURN {type: type(e), id: o.id, name: o.name, label: head([l IN labels(o) WHERE l <> 'Entity'])}
  ORDER BY o.id LIMIT 500
} AS related
ORDER BY asked
