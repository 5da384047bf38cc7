// Take away what is folded of these things. What others are related to them is folded again with the others.
UNWIND $ids AS id
MATCH (n:Entity {id: id})
OPTIONAL MATCH (n)<-[:CHANGES|DISAGREES_ABOUT|CONCERNS]-(about)
DETACH DELETE about, n
