// The redirects of the clusters to which these records belong.
UNWIND $ids AS id
OPTIONAL MATCH (shown:Redirect {id: id})
WITH DISTINCT coalesce(shown.to, id) AS to
MATCH (r:Redirect {to: to})
RETURN r.id AS id, to
