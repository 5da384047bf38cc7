// Record a document once; bytes that are known already stay as first recorded.
MERGE (d:Document {id: $id})
ON CREATE SET d += $properties, d.recorded_at = $recorded_at
