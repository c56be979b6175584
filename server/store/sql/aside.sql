-- Whom people muted or blocked.

-- name: aside_add   returns: none
INSERT INTO aside (id, account_id, pair_hash, how, member_sealed, at_ms)
VALUES ($1, $2, $3, $4, $5, $6)

-- name: aside_change   returns: none
UPDATE aside SET how = $2, at_ms = $3 WHERE id = $1

-- name: aside_drop   returns: none
DELETE FROM aside WHERE id = $1

-- name: asides_drop   returns: none
DELETE FROM aside WHERE account_id = $1

-- name: asides_of_account   returns: many
SELECT s.id, s.member_sealed, s.how, s.at_ms, a.key_id
  FROM aside s JOIN account a ON a.id = s.account_id
 WHERE s.account_id = $1 ORDER BY s.id DESC LIMIT 200

-- Of several words about one pair the strongest holds.
-- name: aside_of_pair   returns: one-or-none
SELECT how FROM aside WHERE pair_hash = $1 ORDER BY how DESC LIMIT 1

-- name: member_link   returns: one-or-none
SELECT link FROM member WHERE id = $1 AND link IS NOT NULL
