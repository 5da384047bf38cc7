// These scopes and the scopes inside them, each with its parts.
UNWIND $ids AS id
MATCH (:Scope {id: id})-[:INCLUDES|EXCLUDES*0..6]->(s:Scope)
WITH DISTINCT s ORDER BY s.id
RETURN s.id AS id, s.name AS name, COLLECT {
  MATCH (s)-[:INCLUDES]->(p)
  RETURN {id: p.id, name: p.name, label: head([l IN labels(p) WHERE l <> 'Entity'])} ORDER BY p.id
} AS includes, COLLECT {
  MATCH (s)-[:EXCLUDES]->(p)
  RETURN {id: p.id, name: p.name, label: head([l IN labels(p) WHERE l <> 'Entity'])} ORDER BY p.id
} AS excludes
