// The things that some document calls a member of these groups.
UNWIND $groups AS group
MATCH (s:Statement {predicate: 'memberOf', value: group})
RETURN DISTINCT s.subject AS subject
