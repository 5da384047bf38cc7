// What tells one state of the graph from another: how much was recorded, judged and shown, and when last.
MATCH (d:Document)
WITH count(*) AS documents, max(d.recorded_at) AS recorded
OPTIONAL MATCH (j:Judgement)
WITH documents, recorded, count(j) AS judgements, max(j.recorded_at) AS judged, max(j.withdrawn_at) AS withdrawn
RETURN [recorded, judged, withdrawn] AS changed,
  [documents, judgements, COUNT { (:Entity) }, COUNT { ()-[:IN_LIST]->() }, COUNT { ()-[:LISTED_ON]->() }] AS counts
