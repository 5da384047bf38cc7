// What a restriction may restrict and thereby cover this subject: itself, its groups, its maker's groups of models,
// its wholes and parts, and (for a model) the control items on model parameters, (for hardware) those on
// commodities that make a test.
MATCH (s:Entity {id: $id})
CALL (s) {
  RETURN s AS t
  UNION MATCH (s)-[:MEMBER_OF]->(t:ModelGroup) RETURN t
  UNION MATCH (s)-[:PART_OF*1..8]->(t:ControlItem) RETURN t
  UNION MATCH (s:ControlItem)<-[:PART_OF*1..8]-(t:ControlItem) RETURN t
  UNION MATCH (s:AIModel)-[:DEVELOPED_BY]->(:Company)<-[:DEVELOPED_BY]-(t:ModelGroup) RETURN t
  UNION MATCH (t:ControlItem {itemClass: 'model_parameters'}) WHERE s:AIModel RETURN t
  UNION MATCH (t:ControlItem {itemClass: 'commodity'}) WHERE s:Hardware AND EXISTS { (t)-[:HAS_CRITERION]->() } RETURN t
}
RETURN DISTINCT t.id AS id ORDER BY id
