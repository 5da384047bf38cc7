// How many nodes of each label, and relationships of each type, the graph holds.
CALL () {
  MATCH (n) UNWIND labels(n) AS name RETURN 'node' AS what, name, count(*) AS number
  UNION ALL MATCH ()-[r]->() RETURN 'relationship' AS what, type(r) AS name, count(*) AS number
}
RETURN what, name, number ORDER BY what, name
