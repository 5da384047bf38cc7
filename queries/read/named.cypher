// Things of this name or alias, in any case, by way of the name index.
CALL db.index.fulltext.queryNodes('entity_names', $query) YIELD node
WHERE toLower(node.name) = toLower($name) OR any(a IN coalesce(node.alias, []) WHERE toLower(a) = toLower($name))
RETURN node.id AS id ORDER BY id
