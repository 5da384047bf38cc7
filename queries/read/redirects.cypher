// Every id that is not the one of its cluster, with the one that is.
MATCH (r:Redirect)
RETURN r.id AS id, r.to AS to ORDER BY id
