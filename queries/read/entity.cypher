// The thing of this record, with its properties.
OPTIONAL MATCH (r:Redirect {id: $id})
WITH coalesce(r.to, $id) AS id
MATCH (n:Entity {id: id})
RETURN n {.*, label: head([l IN labels(n) WHERE l <> 'Entity'])} AS entity
