// The things of which some document says that they belong to these groups or lists.
UNWIND $groups AS group
UNWIND ['memberOf', 'listedOn', 'inList'] AS predicate
MATCH (s:Statement {predicate: predicate, value: group})
RETURN DISTINCT s.subject AS subject
