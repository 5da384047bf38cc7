// Take away everything that is folded from statements; documents, mentions, statements and judgements stay.
MATCH (n:Entity|Conflict|Issue|Redirect)
CALL (n) { DETACH DELETE n } IN TRANSACTIONS OF 5000 ROWS
