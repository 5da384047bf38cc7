// The mentions in order of id, one page.
MATCH (m:Mention)-[:IN_DOCUMENT]->(d:Document) WHERE m.id > $after
RETURN m {.*, document: d.id, refersTo: head([(m)-[:REFERS_TO]->(e) | e.id])} AS mention ORDER BY m.id LIMIT $limit
