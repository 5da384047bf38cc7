// Of which of these things something is told already.
UNWIND $subjects AS subject
WITH subject WHERE EXISTS { MATCH (:Statement {subject: subject}) }
RETURN subject
