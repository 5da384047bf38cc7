// Take away the classes that the subjects had and no longer have.
UNWIND $rows AS row
MATCH (n:Entity {id: row.id})
REMOVE n:$(row.other_labels)
