// Record a document once; bytes that are known already stay as first recorded. Tells whether it is new: the mark is set
// and taken away under the lock of the merge, so that of two who record it at once only one is told so. It stays
// unresolved until somebody has looked for what is the same as the things of which it speaks.
MERGE (d:Document {id: $id})
ON CREATE SET d += $properties, d.recorded_at = $recorded_at, d.unseen = true, d.unresolved = true
WITH d, d.unseen IS NOT NULL AS new
REMOVE d.unseen
RETURN new
