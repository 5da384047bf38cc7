// What the graph has read: documents by kind of source, with the newest publication date of each kind.
MATCH (d:Document)
RETURN d.kind AS kind, count(*) AS documents, max(d.published) AS newest ORDER BY kind
