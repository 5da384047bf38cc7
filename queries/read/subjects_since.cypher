// The things that were spoken of after a time, and the members of groups whose list was read after it.
CALL () {
  MATCH (s:Statement) WHERE s.recorded_at > $since AND s.recorded_at <= $until
  RETURN s.subject AS subject
  UNION
  MATCH (c:Statement {predicate: 'capturedOn'}) WHERE c.recorded_at > $since AND c.recorded_at <= $until
  MATCH (m:Statement {predicate: 'memberOf', value: c.subject})
  RETURN m.subject AS subject
}
RETURN subject ORDER BY subject
