// Record a document once; bytes that are known already stay as first recorded. Tells whether it is new.
OPTIONAL MATCH (known:Document {id: $id})
WITH known IS NULL AS new
MERGE (d:Document {id: $id})
ON CREATE SET d += $properties, d.recorded_at = $recorded_at
RETURN new
