// One unique id for each class of the ontology, the look-ups that folding and reading need, and the name index.
// Each statement ends with a semicolon. A test holds this file to the classes of ontology/exportgraph.ttl.
CREATE CONSTRAINT entity_id IF NOT EXISTS FOR (n:Entity) REQUIRE n.id IS UNIQUE;
CREATE CONSTRAINT document_id IF NOT EXISTS FOR (n:Document) REQUIRE n.id IS UNIQUE;
CREATE CONSTRAINT mention_id IF NOT EXISTS FOR (n:Mention) REQUIRE n.id IS UNIQUE;
CREATE CONSTRAINT statement_id IF NOT EXISTS FOR (n:Statement) REQUIRE n.id IS UNIQUE;
CREATE CONSTRAINT conflict_id IF NOT EXISTS FOR (n:Conflict) REQUIRE n.id IS UNIQUE;
CREATE CONSTRAINT company_id IF NOT EXISTS FOR (n:Company) REQUIRE n.id IS UNIQUE;
CREATE CONSTRAINT agency_id IF NOT EXISTS FOR (n:Agency) REQUIRE n.id IS UNIQUE;
CREATE CONSTRAINT aimodel_id IF NOT EXISTS FOR (n:AIModel) REQUIRE n.id IS UNIQUE;
CREATE CONSTRAINT modelgroup_id IF NOT EXISTS FOR (n:ModelGroup) REQUIRE n.id IS UNIQUE;
CREATE CONSTRAINT hardware_id IF NOT EXISTS FOR (n:Hardware) REQUIRE n.id IS UNIQUE;
CREATE CONSTRAINT controlitem_id IF NOT EXISTS FOR (n:ControlItem) REQUIRE n.id IS UNIQUE;
CREATE CONSTRAINT policy_id IF NOT EXISTS FOR (n:Policy) REQUIRE n.id IS UNIQUE;
CREATE CONSTRAINT country_id IF NOT EXISTS FOR (n:Country) REQUIRE n.id IS UNIQUE;
CREATE CONSTRAINT countrygroup_id IF NOT EXISTS FOR (n:CountryGroup) REQUIRE n.id IS UNIQUE;
CREATE CONSTRAINT partylist_id IF NOT EXISTS FOR (n:PartyList) REQUIRE n.id IS UNIQUE;
CREATE CONSTRAINT party_id IF NOT EXISTS FOR (n:Party) REQUIRE n.id IS UNIQUE;
CREATE CONSTRAINT personclass_id IF NOT EXISTS FOR (n:PersonClass) REQUIRE n.id IS UNIQUE;
CREATE CONSTRAINT restriction_id IF NOT EXISTS FOR (n:Restriction) REQUIRE n.id IS UNIQUE;
CREATE CONSTRAINT scope_id IF NOT EXISTS FOR (n:Scope) REQUIRE n.id IS UNIQUE;
CREATE CONSTRAINT criterion_id IF NOT EXISTS FOR (n:Criterion) REQUIRE n.id IS UNIQUE;
CREATE CONSTRAINT exception_id IF NOT EXISTS FOR (n:Exception) REQUIRE n.id IS UNIQUE;
CREATE CONSTRAINT lifecycleevent_id IF NOT EXISTS FOR (n:LifecycleEvent) REQUIRE n.id IS UNIQUE;
CREATE INDEX statement_recorded IF NOT EXISTS FOR (n:Statement) ON (n.recorded_at);
CREATE INDEX statement_saying IF NOT EXISTS FOR (n:Statement) ON (n.predicate, n.value);
CREATE INDEX statement_subject IF NOT EXISTS FOR (n:Statement) ON (n.subject);
CREATE INDEX controlitem_class IF NOT EXISTS FOR (n:ControlItem) ON (n.itemClass);
CREATE FULLTEXT INDEX entity_names IF NOT EXISTS FOR (n:Entity) ON EACH [n.name, n.alias, n.citation];
