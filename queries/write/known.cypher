// How many of these statements and mentions are recorded already.
RETURN COUNT { UNWIND $statements AS id MATCH (:Statement {id: id}) } AS statements,
  COUNT { UNWIND $mentions AS id MATCH (:Mention {id: id}) } AS mentions
