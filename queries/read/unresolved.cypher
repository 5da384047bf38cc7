// Whether there are documents of whose things nobody has found out yet which are the same as others.
RETURN EXISTS { MATCH (d:Document) WHERE d.unresolved } AS unresolved
