// The records whose statements relate them to one of these.
UNWIND $predicates AS predicate
UNWIND $ids AS id
MATCH (s:Statement {predicate: predicate, object: id})
RETURN DISTINCT s.subject AS subject
