// What the graph has read: documents by kind of source, with the newest publication date of each kind.
MATCH (d:Document)
WHERE $known_at IS NULL OR d.recorded_at <= $known_at
RETURN d.kind AS kind, count(*) AS documents, max(d.published) AS newest ORDER BY kind
