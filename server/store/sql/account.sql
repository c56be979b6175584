-- Accounts, hats and sessions.

-- name: rows_highest   returns: one
SELECT max(id) FROM (
	SELECT max(id) AS id FROM message UNION ALL SELECT max(id) FROM member
	UNION ALL SELECT max(id) FROM account UNION ALL SELECT max(id) FROM session
	UNION ALL SELECT max(id) FROM moderation UNION ALL SELECT max(id) FROM account_member
	UNION ALL SELECT max(id) FROM (
		SELECT max(id) AS id FROM consent UNION ALL SELECT max(id) FROM emergency_card
		UNION ALL SELECT max(id) FROM emergency_card_opening
		UNION ALL SELECT max(id) FROM factor UNION ALL SELECT max(id) FROM unmask
		UNION ALL SELECT max(id) FROM (
			SELECT max(id) AS id FROM aside UNION ALL SELECT max(id) FROM direct_ask
			UNION ALL SELECT max(id) FROM room UNION ALL SELECT max(id) FROM sanction
		UNION ALL SELECT max(id) FROM held_message
		UNION ALL SELECT max(decline_id) FROM held_message
		UNION ALL SELECT max(id) FROM held_wait
		UNION ALL SELECT max(id) FROM notice) AS near) AS own
	UNION ALL SELECT max(id) FROM (
		SELECT max(id) AS id FROM hat_grant UNION ALL SELECT max(id) FROM appointment
		UNION ALL SELECT max(id) FROM invitation
		UNION ALL SELECT max(id) FROM staff_check
		UNION ALL SELECT max(id) FROM (
			SELECT max(id) AS id FROM story UNION ALL SELECT max(id) FROM panel_question
			UNION ALL SELECT max(id) FROM panel_answer) AS shared) AS staff) AS newest

-- How old it is, for what newcomers may not yet (ON7).
-- name: account_made_at   returns: one-or-none
SELECT created_ms FROM account WHERE id = $1

-- name: account_add   returns: none
INSERT INTO account (id, key_id, name_sealed, lang, state, created_ms)
VALUES ($1, $2, $3, $4, 0, $5)

-- name: account_by_id   returns: one-or-none
SELECT key_id, name_sealed, lang, login_fold IS NULL, recovery IS NOT NULL
  FROM account WHERE id = $1

-- name: account_proof   returns: one-or-none
SELECT id, passphrase, recovery, state, coalesce(due_ms, 0) FROM account WHERE id = $1

-- name: account_proof_by_login   returns: one-or-none
SELECT id, passphrase, recovery, state, coalesce(due_ms, 0) FROM account WHERE login_fold = $1

-- name: account_keep   returns: none
UPDATE account SET login_fold = $2, passphrase = $3, recovery = $4, login_looks = $5,
                   due_ms = NULL
 WHERE id = $1 AND login_fold IS NULL

-- Only while the secret is still the one that was proved: of two at a time, one succeeds (A9).
-- name: account_recover   returns: none
UPDATE account SET passphrase = $3, recovery = $4 WHERE id = $1 AND recovery = $2

-- name: account_set_passphrase   returns: none
UPDATE account SET passphrase = $3 WHERE id = $1 AND passphrase = $2

-- name: account_set_recovery   returns: none
UPDATE account SET recovery = $2 WHERE id = $1 AND login_fold IS NOT NULL

-- name: account_guest_until   returns: none
UPDATE account SET due_ms = $2 WHERE id = $1 AND login_fold IS NULL AND state = 0

-- name: account_leave   returns: none
UPDATE account SET state = $2, due_ms = $3 WHERE id = $1 AND state = 0

-- Paused, frozen or closed.
-- name: account_return   returns: none
UPDATE account SET state = 0, due_ms = NULL WHERE id = $1 AND state IN (1, 2, 3)

-- name: accounts_due   returns: many
SELECT id, state, key_id FROM account WHERE due_ms <= $1 ORDER BY due_ms LIMIT $2

-- name: account_begin_erasing   returns: none
UPDATE account SET state = 4, due_ms = 0, name_sealed = $2, login_fold = NULL, passphrase = NULL,
                   recovery = NULL, login_looks = NULL
 WHERE id = $1

-- name: account_erased   returns: none
UPDATE account SET state = 5, due_ms = NULL WHERE id = $1

-- name: account_by_login_looks   returns: one-or-none
SELECT id FROM account WHERE login_looks = $1 LIMIT 1

-- name: account_note_login_looks   returns: none
UPDATE account SET login_looks = $2 WHERE id = $1 AND login_looks IS NULL

-- name: account_set_name   returns: none
UPDATE account SET name_sealed = $2 WHERE id = $1

-- name: account_set_lang   returns: none
UPDATE account SET lang = $2 WHERE id = $1

-- name: grant_add   returns: none
INSERT INTO hat_grant (id, account_id, hat, scope, where_row, where_code, from_ms, until_ms)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8)

-- name: grants_drop   returns: none
DELETE FROM hat_grant WHERE account_id = $1

-- name: grants_of_account   returns: many
SELECT hat, scope, where_row, where_code, from_ms, until_ms FROM hat_grant
 WHERE account_id = $1 ORDER BY id

-- name: grants_of_hat   returns: many
SELECT hat, scope, where_row, where_code, from_ms, until_ms FROM hat_grant
 WHERE account_id = $1 AND hat = $2

-- name: session_add   returns: none
INSERT INTO session (id, account_id, token_hash, hat, device_sealed, created_ms, seen_ms, expires_ms,
                     proved_ms)
VALUES ($1, $2, $3, $4, $5, $6, $6, $7, $8)

-- name: session_by_token   returns: one-or-none
SELECT s.id, s.account_id, s.hat, s.seen_ms, s.expires_ms, a.lang, a.login_fold IS NULL,
       s.proved_ms
  FROM session s JOIN account a ON a.id = s.account_id
 WHERE s.token_hash = $1

-- name: session_by_id   returns: one-or-none
SELECT s.id, s.account_id, s.hat, s.seen_ms, s.expires_ms, a.lang, a.login_fold IS NULL,
       s.proved_ms
  FROM session s JOIN account a ON a.id = s.account_id
 WHERE s.id = $1

-- name: sessions_of_account   returns: many
SELECT s.id, s.hat, s.device_sealed, s.created_ms, s.seen_ms, a.key_id
  FROM session s JOIN account a ON a.id = s.account_id
 WHERE s.account_id = $1 AND s.expires_ms > $2
   AND s.seen_ms > CASE WHEN s.hat < $5 THEN CAST($3 AS BIGINT) ELSE CAST($4 AS BIGINT) END
 ORDER BY s.id DESC LIMIT 50

-- name: session_end   returns: none
DELETE FROM session WHERE id = $1 AND account_id = $2

-- name: sessions_end   returns: none
DELETE FROM session WHERE account_id = $1 AND id <> $2

-- name: session_renew   returns: none
UPDATE session SET token_hash = $3 WHERE id = $1 AND account_id = $2

-- name: session_seen   returns: none
UPDATE session SET seen_ms = $2 WHERE id = $1

-- name: sessions_expired   returns: many
SELECT id, account_id FROM session
 WHERE expires_ms <= $1
    OR seen_ms <= CASE WHEN hat < $4 THEN CAST($2 AS BIGINT) ELSE CAST($3 AS BIGINT) END LIMIT 500

-- name: session_drop   returns: none
DELETE FROM session WHERE id = $1
