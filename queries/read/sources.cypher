// What the graph has read of each source: how many documents, the newest date of publication among them, when the last
// was recorded, and which of the documents $ids it has.
MATCH (d:Document)
RETURN d.source AS source, count(*) AS documents, max(d.published) AS published, max(d.recorded_at) AS recorded_at,
       collect(CASE WHEN d.id IN $ids THEN d.id END) AS known
ORDER BY source
