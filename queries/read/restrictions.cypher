// The restrictions on any of these targets, each with all that its evaluation needs (but for scopes and criteria).
UNWIND $targets AS target
MATCH (:Entity {id: target})<-[:RESTRICTS]-(r:Restriction)
WITH DISTINCT r ORDER BY r.id
WITH r, COLLECT {
  MATCH (r)-[:IMPOSED_BY]->(p:Policy) RETURN p ORDER BY p.id
} + COLLECT {
  MATCH (r)-[:ADDED_BY]->(p:Policy) RETURN p ORDER BY p.id
} AS policies
RETURN r {
  .id, .name, .kind, .reviewPolicy, .condition,
  compliance: head([x IN [r] + policies WHERE x.complianceFrom IS NOT NULL | x {.id, .complianceFrom}]),
  targets: COLLECT {
    MATCH (r)-[:RESTRICTS]->(t)
    RETURN t {
      .id, .name, .definition, .itemClass,
      label: head([l IN labels(t) WHERE l <> 'Entity']),
      developer: head([(t)-[:DEVELOPED_BY]->(d) | d.id]),
      partOf: COLLECT { MATCH (t)-[:PART_OF*1..8]->(w) RETURN DISTINCT w.id ORDER BY w.id },
      criteria: COLLECT {
        MATCH (t)-[h:HAS_CRITERION]->(c)
        RETURN h {.valid_from, .valid_to, .valid_basis, .valid_to_basis, .valid_seen, .valid_absent, id: c.id} ORDER BY c.id, h.key
      }
    } ORDER BY t.id
  },
  scopes: COLLECT {
    MATCH (r)-[h:HAS_SCOPE]->(s) RETURN h {.valid_from, .valid_to, .valid_basis, .valid_to_basis, .valid_seen, .valid_absent, id: s.id} ORDER BY s.id, h.key
  },
  persons: [(r)-[:APPLIES_TO_PERSONS]->(p) | p {.id, .name}],
  policies: [p IN policies | p {.id, .name}],
  agencies: COLLECT {
    MATCH (r)-[:IMPOSED_BY_AGENCY]->(a) RETURN a {.id, .name} ORDER BY a.id
  },
  events: [(e:LifecycleEvent)-[:CHANGES]->(r) | e {.*}] + [e IN COLLECT {
    UNWIND policies AS p MATCH (e:LifecycleEvent)-[:CHANGES]->(p) RETURN DISTINCT e
  } | e {.*}],
  exceptions: COLLECT {
    MATCH (r)-[h:HAS_EXCEPTION]->(x)
    RETURN x {
      held: h {.valid_from, .valid_to, .valid_basis, .valid_to_basis, .valid_seen, .valid_absent},
      .id, .name, .condition, kind: x.exceptionKind,
      subjects: [(x)-[:COVERS_SUBJECT]->(t) | t.id],
      wholes: COLLECT { MATCH (x)-[:COVERS_SUBJECT]->()-[:PART_OF*1..8]->(w) RETURN DISTINCT w.id ORDER BY w.id },
      scope: head([(x)-[:HAS_SCOPE]->(s) | s.id]),
      providedBy: head([(x)-[:PROVIDED_BY]->(p) | p {.id, .name}]),
      events: [(e:LifecycleEvent)-[:CHANGES]->(x) | e {.*}]
    } ORDER BY x.id, h.key
  }
} AS restriction
