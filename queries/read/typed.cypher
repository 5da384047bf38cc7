// The records that some document calls one of these classes.
UNWIND $classes AS class
MATCH (s:Statement {predicate: 'type', object: class}) WHERE s.polarity = 'positive'
RETURN DISTINCT s.subject AS id
