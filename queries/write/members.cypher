// The things that some document calls a row of these wholes: a member of a group, a part of a text, an entry of a list.
UNWIND $groups AS group
UNWIND $as_row AS predicate
MATCH (s:Statement {predicate: predicate, value: group})
RETURN DISTINCT s.subject AS subject
