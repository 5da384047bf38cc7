// The groups whose whole list was read by then, with the days.
MATCH (s:Statement {predicate: 'capturedOn'})
WHERE s.recorded_at <= $known_at
RETURN s.subject AS id, min(s.value) AS captured_on ORDER BY id
