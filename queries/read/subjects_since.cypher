// The records that were spoken of after a time, those in groups and lists that were read whole after it, those that
// were judged or whose judgement was withdrawn after it, and those that are related to them.
CALL () {
  MATCH (s:Statement) WHERE s.recorded_at > $since AND s.recorded_at <= $until
  RETURN s.subject AS subject
  UNION
  MATCH (c:Statement {predicate: 'capturedOn'}) WHERE c.object IS NOT NULL AND c.recorded_at > $since AND c.recorded_at <= $until
  WITH c.subject AS group
  UNWIND ['memberOf', 'partOf', 'listedOn', 'inList'] AS belonging
  MATCH (m:Statement {predicate: belonging, object: group}) USING INDEX m:Statement(predicate, object)
  RETURN m.subject AS subject
  UNION
  MATCH (j:Judgement)
  WHERE (j.recorded_at > $since AND j.recorded_at <= $until) OR (j.withdrawn_at > $since AND j.withdrawn_at <= $until)
  UNWIND [j.left, j.right] AS subject
  RETURN subject
  UNION
  MATCH (j:Judgement)
  WHERE (j.recorded_at > $since AND j.recorded_at <= $until) OR (j.withdrawn_at > $since AND j.withdrawn_at <= $until)
  UNWIND [j.left, j.right] AS record
  UNWIND $relating AS predicate
  MATCH (s:Statement {predicate: predicate, object: record})
  RETURN s.subject AS subject
}
RETURN subject ORDER BY subject
