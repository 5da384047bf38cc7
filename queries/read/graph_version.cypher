// What tells one state of the graph from another: how much was recorded, judged and shown, and when last.
CALL () { MATCH (d:Document) RETURN count(*) AS documents, max(d.recorded_at) AS recorded }
CALL () { MATCH (j:Judgement) RETURN count(*) AS judgements, max(j.recorded_at) AS judged, max(j.withdrawn_at) AS withdrawn }
CALL () { MATCH (:Entity) RETURN count(*) AS things }
CALL () { MATCH ()-[:IN_LIST]->() RETURN count(*) AS entries }
CALL () { MATCH ()-[:LISTED_ON]->() RETURN count(*) AS listed }
RETURN [documents, recorded, judgements, judged, withdrawn, things, entries, listed] AS version
