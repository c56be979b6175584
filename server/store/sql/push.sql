-- Devices that may be woken.

-- name: push_put   returns: none
INSERT INTO push (session_id, endpoint_sealed, waiting, tries, next_ms) VALUES ($1, $2, 0, 0, 0)
ON CONFLICT (session_id) DO UPDATE SET endpoint_sealed = excluded.endpoint_sealed, waiting = 0, tries = 0

-- name: push_here   returns: one-or-none
SELECT 1 FROM push WHERE session_id = $1

-- name: push_drop   returns: none
DELETE FROM push WHERE session_id = $1

-- name: push_note   returns: none
UPDATE push SET waiting = $2 WHERE session_id IN (SELECT id FROM session WHERE account_id = $1)

-- Of sessions that are still worth something, also when upkeep has not come by yet (A4).
-- name: push_due   returns: many
SELECT p.session_id, s.account_id, a.key_id, p.endpoint_sealed, p.tries
  FROM push p JOIN session s ON s.id = p.session_id JOIN account a ON a.id = s.account_id
 WHERE p.waiting = 1 AND p.next_ms <= $1 AND a.state = 0 AND s.expires_ms > $1
   AND s.seen_ms > CASE WHEN s.hat < $4 THEN CAST($2 AS BIGINT) ELSE CAST($3 AS BIGINT) END
 ORDER BY p.next_ms LIMIT $5

-- name: push_tried   returns: none
UPDATE push SET waiting = $2, tries = $3, next_ms = $4 WHERE session_id = $1
