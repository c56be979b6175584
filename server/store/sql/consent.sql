-- Consents: one row for each time somebody agreed or took it back.

-- name: consent_add   returns: none
INSERT INTO consent (id, account_id, purpose, version, given, at_ms)
VALUES ($1, $2, $3, $4, $5, $6)

-- name: consent_newest   returns: one-or-none
SELECT version, given, at_ms FROM consent
 WHERE account_id = $1 AND purpose = $2 ORDER BY id DESC LIMIT 1

-- name: consents_of_account   returns: many
SELECT purpose, version, given, at_ms FROM consent
 WHERE account_id = $1 ORDER BY id DESC LIMIT 100

-- name: consents_drop   returns: none
DELETE FROM consent WHERE account_id = $1
