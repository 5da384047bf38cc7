// Everything about AI models that some restriction restricts: models, groups of models, items on model parameters.
CALL () {
  MATCH (t:AIModel) WHERE EXISTS { (t)<-[:RESTRICTS]-() } RETURN t
  UNION MATCH (t:ModelGroup) WHERE EXISTS { (t)<-[:RESTRICTS]-() } RETURN t
  UNION MATCH (t:ControlItem {itemClass: 'model_parameters'}) WHERE EXISTS { (t)<-[:RESTRICTS]-() } RETURN t
}
RETURN t.id AS id ORDER BY id
