// The parties and entries that some document put on a list by then.
UNWIND ['inList', 'listedOn'] AS predicate
MATCH (s:Statement {predicate: predicate})
WHERE s.object STARTS WITH 'list:' AND s.recorded_at <= $known_at AND s.polarity = 'positive'
RETURN DISTINCT s.subject AS id ORDER BY id
