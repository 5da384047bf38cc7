// One thing with its properties.
MATCH (n:Entity {id: $id})
RETURN n {.*, label: head([l IN labels(n) WHERE l <> 'Entity'])} AS entity
