// Which of these things some other document speaks of.
UNWIND $subjects AS subject
MATCH (s:Statement {subject: subject}) WHERE s.document <> $document
RETURN DISTINCT subject
