// Take away everything that is folded from statements; documents, mentions and statements stay.
MATCH (n:Entity|Conflict)
CALL (n) { DETACH DELETE n } IN TRANSACTIONS OF 5000 ROWS
