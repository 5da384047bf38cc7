// All things that may be looked up by name. An entry of a list names its party; without one it stands for itself.
MATCH (n:Entity)
WHERE NOT n:LifecycleEvent AND NOT (n:ListEntry AND EXISTS { (n)-[:ENTRY_OF]->() })
RETURN n {
  .id, .name, .formerName, kind: n.partyKind,
  alias: coalesce(n.alias, []) + CASE WHEN n:Policy THEN coalesce(n.citation, []) ELSE [] END,
  label: head([l IN labels(n) WHERE l <> 'Entity']),
  listedNames: COLLECT { MATCH (e:ListEntry)-[:ENTRY_OF]->(n) RETURN e.name },
  countries: COLLECT { MATCH (n)-[:LOCATED_IN|HEADQUARTERED_IN|INCORPORATED_IN]->(c:Country) RETURN DISTINCT c.id }
} AS thing
