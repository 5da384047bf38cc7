// The country groups whose whole list of members was read, and on which day.
MATCH (g:CountryGroup) WHERE g.capturedOn IS NOT NULL
RETURN g.id AS id, g.capturedOn AS captured_on ORDER BY id
