// Who is on which list from when to when: by an entry, or (without one) as a source says of a party.
MATCH (l:PartyList)
CALL (l) {
  MATCH (e:ListEntry)-[r:IN_LIST]->(l)
  OPTIONAL MATCH (e)-[:ENTRY_OF]->(p:Entity)
  RETURN coalesce(p.id, e.id) AS party, e.id AS entry, r {.*} AS valid
  UNION ALL
  MATCH (p:Entity)-[r:LISTED_ON]->(l)
  WHERE NOT EXISTS { (p)<-[:ENTRY_OF]-(:ListEntry)-[:IN_LIST]->(l) }
  RETURN p.id AS party, null AS entry, r {.*} AS valid
}
RETURN party, entry, l.id AS list, valid ORDER BY party, list, entry
