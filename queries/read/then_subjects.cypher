// The things of which some document said this by then.
UNWIND $values AS value
MATCH (s:Statement {predicate: $predicate, object: value})
WHERE s.recorded_at <= $known_at
RETURN DISTINCT s.subject AS subject ORDER BY subject
