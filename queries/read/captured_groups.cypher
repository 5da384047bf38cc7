// The country groups whose whole list of members was read, and on which day.
MATCH (g:CountryGroup) WHERE g.capturedOn IS NOT NULL
RETURN g.id AS id, head(g.capturedOn) AS captured_on ORDER BY id // the list is sorted: the first day
