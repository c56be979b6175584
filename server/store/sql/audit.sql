-- The audit log. No statement here changes or removes a row.

-- name: audit_add   returns: none
INSERT INTO audit (seq, at_ms, event, action, about, actor, hat, organisation, responsible,
                   object_kind, object, outcome, access_point, basis, consent, emergency, source,
                   previous, hash)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19)

-- name: audit_head   returns: one-or-none
SELECT seq, hash FROM audit ORDER BY seq DESC LIMIT 1

-- name: audit_all   returns: many
SELECT seq, at_ms, event, action, about, actor, hat, organisation, responsible, object_kind, object,
       outcome, access_point, basis, consent, emergency, source, previous, hash
  FROM audit WHERE seq >= $1 ORDER BY seq

-- name: audit_one   returns: one-or-none
SELECT seq, at_ms, event, action, about, actor, hat, organisation, responsible, object_kind, object,
       outcome, access_point, basis, consent, emergency, source, previous, hash
  FROM audit WHERE seq = $1

-- The newest like this one: the first of a day is written, the others of that day are the same.
-- name: audit_last_like   returns: one-or-none
SELECT at_ms FROM audit
 WHERE actor = $1 AND event = $2 AND object = $3 AND outcome = $4 ORDER BY seq DESC LIMIT 1

-- What others and oneself did with the data of one account or face.
-- name: audit_about   returns: many
SELECT seq, at_ms, event, actor, hat, organisation, object_kind, object, outcome <> 'ok' FROM audit
 WHERE about = $1 AND seq < $2 AND (outcome = 'ok' OR outcome = 'wrong_code')
 ORDER BY seq DESC LIMIT $3

-- name: audit_page   returns: many
SELECT seq, at_ms, event, action, about, actor, hat, organisation, responsible, object_kind, object,
       outcome, access_point, basis, consent, emergency, source FROM audit
 WHERE seq < $1 AND (event = $2 OR $2 = '') AND at_ms >= $3 AND at_ms < $4
 ORDER BY seq DESC LIMIT $5
