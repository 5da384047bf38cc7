// These records are things of their own again.
UNWIND $ids AS id
MATCH (r:Redirect {id: id})
DELETE r
