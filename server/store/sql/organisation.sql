-- Signing in through an organisation.

-- name: oidc_attempt_add   returns: none
INSERT INTO oidc_attempt (state_hash, browser_hash, account_id, expires_ms)
VALUES ($1, $2, $3, $4)

-- name: oidc_attempt_find   returns: one-or-none
SELECT browser_hash, coalesce(account_id, 0), expires_ms FROM oidc_attempt WHERE state_hash = $1

-- name: oidc_attempt_take   returns: none
DELETE FROM oidc_attempt WHERE state_hash = $1

-- name: oidc_attempts_expired   returns: none
DELETE FROM oidc_attempt WHERE expires_ms <= $1

-- Only the newest $1 stay.
-- name: oidc_attempts_trim   returns: none
DELETE FROM oidc_attempt WHERE expires_ms <=
	(SELECT expires_ms FROM oidc_attempt ORDER BY expires_ms DESC LIMIT 1 OFFSET $1)

-- name: oidc_link_add   returns: none
INSERT INTO oidc_link (subject_hash, issuer_hash, account_id, linked_ms)
VALUES ($1, $2, $3, $4) ON CONFLICT DO NOTHING

-- name: oidc_link_account   returns: one-or-none
SELECT account_id FROM oidc_link WHERE subject_hash = $1

-- name: oidc_link_used   returns: none
UPDATE oidc_link SET used_ms = $2 WHERE subject_hash = $1

-- name: oidc_link_of_account   returns: one-or-none
SELECT linked_ms, used_ms FROM oidc_link WHERE account_id = $1 AND issuer_hash = $2

-- name: oidc_link_drop   returns: none
DELETE FROM oidc_link WHERE account_id = $1 AND issuer_hash = $2

-- name: oidc_links_drop   returns: none
DELETE FROM oidc_link WHERE account_id = $1
