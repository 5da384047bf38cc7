// What documents say of these records by some properties.
UNWIND $ids AS id
MATCH (s:Statement {subject: id}) WHERE s.predicate IN $predicates AND s.polarity = 'positive'
RETURN DISTINCT id, s.predicate AS predicate, s.value AS value ORDER BY id, predicate, value
