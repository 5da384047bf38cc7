// The redirects of the clusters to which these records belong. Where nothing was ever joined, nothing is looked up.
CALL () { MATCH (r:Redirect) RETURN count(r) AS joined }
WITH joined WHERE joined > 0
UNWIND $ids AS id
OPTIONAL MATCH (shown:Redirect {id: id})
WITH DISTINCT coalesce(shown.to, id) AS to
MATCH (r:Redirect {to: to})
RETURN r.id AS id, to
