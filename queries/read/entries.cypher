// What entries of lists say.
UNWIND $ids AS id
MATCH (e:ListEntry {id: id})
RETURN e {
  .*,
  countries: COLLECT { MATCH (e)-[:LOCATED_IN]->(c:Country) RETURN DISTINCT c {.id, .name, label: 'Country'} }
} AS entry
