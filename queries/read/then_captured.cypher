// The groups whose whole list was read by then, with the days.
MATCH (s:Statement {predicate: 'capturedOn'})
WHERE s.object IS NOT NULL AND s.recorded_at <= $known_at
RETURN s.subject AS id, min(s.object) AS captured_on ORDER BY id
