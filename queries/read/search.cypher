// Things whose name, alias or citation matches, best first.
CALL db.index.fulltext.queryNodes('entity_names', $query, {limit: $limit}) YIELD node, score
RETURN node {.id, .name, .alias, .definition, label: head([l IN labels(node) WHERE l <> 'Entity'])} AS entity, score
ORDER BY score DESC, node.id
