// Wait until every index can answer.
CALL db.awaitIndexes(300)
