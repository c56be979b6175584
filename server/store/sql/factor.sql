-- What people have besides a passphrase, and when a session last showed it.

-- name: factor_add   returns: none
INSERT INTO factor (id, account_id, kind, begun_by, name_sealed, secret_sealed, last_step,
                    created_ms, used_ms)
VALUES ($1, $2, $3, $4, $5, $6, 0, $7, 0)

-- name: factor_count   returns: one
SELECT count(*) FROM factor f WHERE f.account_id = $1 AND f.begun_by = 0
   AND (f.kind <> $2 OR EXISTS (SELECT 1 FROM hat_grant g
                                 WHERE g.account_id = f.account_id AND g.hat >= $3))

-- name: factors_of_kind   returns: many
SELECT f.id, f.secret_sealed, f.last_step, a.key_id
  FROM factor f JOIN account a ON a.id = f.account_id
 WHERE f.account_id = $1 AND f.kind = $2 AND f.begun_by = $3
 ORDER BY f.id

-- name: factor_kinds   returns: many
SELECT DISTINCT kind FROM factor WHERE account_id = $1 AND begun_by = 0 ORDER BY kind

-- Only a later step than the last: of two at a time with one code, one succeeds (A9).
-- name: factor_use   returns: none
UPDATE factor SET last_step = $2, used_ms = $3 WHERE id = $1 AND last_step < $2

-- name: factors_drop   returns: none
DELETE FROM factor WHERE account_id = $1

-- name: session_proved   returns: one-or-none
SELECT s.proved_ms, a.login_fold IS NULL
  FROM session s JOIN account a ON a.id = s.account_id WHERE s.id = $1

-- name: session_prove   returns: none
UPDATE session SET proved_ms = $3 WHERE id = $1 AND account_id = $2

-- name: factors_of_account   returns: many
SELECT f.id, f.kind, f.name_sealed, f.created_ms, f.used_ms, a.key_id
  FROM factor f JOIN account a ON a.id = f.account_id
 WHERE f.account_id = $1 AND f.begun_by = 0
 ORDER BY f.id

-- What this session began before, and what sessions began that are gone.
-- name: factors_drop_begun   returns: none
DELETE FROM factor
 WHERE account_id = $1 AND begun_by <> 0
   AND (begun_by = $2 OR begun_by NOT IN (SELECT id FROM session WHERE account_id = $1))

-- name: factor_count_in   returns: none
UPDATE factor SET begun_by = 0 WHERE id = $1

-- name: factor_drop   returns: none
DELETE FROM factor WHERE id = $1 AND account_id = $2 AND begun_by = 0

-- name: factor_code_add   returns: none
INSERT INTO factor_code (account_id, code_hash) VALUES ($1, $2)

-- name: factor_code_use   returns: none
DELETE FROM factor_code WHERE account_id = $1 AND code_hash = $2

-- name: factor_code_count   returns: one
SELECT count(*) FROM factor_code WHERE account_id = $1

-- name: factor_codes_drop   returns: none
DELETE FROM factor_code WHERE account_id = $1

-- Grants of hats from $2 on that hold now or later.
-- name: grants_from_hat   returns: one
SELECT count(*) FROM hat_grant WHERE account_id = $1 AND hat >= $2 AND until_ms > $3
