// The things of which some document says that they belong to a group, text or list that was read whole, and of which
// more is told than by the document that gives it: what only that document tells, it does not end.
UNWIND $captures AS capture
UNWIND ['memberOf', 'partOf', 'listedOn', 'inList'] AS predicate
MATCH (s:Statement {predicate: predicate, object: capture.group})
WITH DISTINCT s.subject AS subject, capture.document AS document
WHERE EXISTS { MATCH (o:Statement {subject: subject}) WHERE o.document <> document }
   OR EXISTS { MATCH (:Redirect {id: subject}) }
   OR EXISTS { MATCH (:Redirect {to: subject}) }
RETURN DISTINCT subject
