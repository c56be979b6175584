-- Passkeys, and the challenges that were used up.

-- name: passkey_add   returns: none
INSERT INTO passkey (factor_id, credential_hash, sign_count, backed_up)
VALUES ($1, $2, $3, $4) ON CONFLICT (credential_hash) DO NOTHING

-- name: passkey_by_credential   returns: one-or-none
SELECT p.factor_id, f.account_id, f.secret_sealed, p.sign_count, a.key_id
  FROM passkey p JOIN factor f ON f.id = p.factor_id JOIN account a ON a.id = f.account_id
 WHERE p.credential_hash = $1

-- name: passkeys_of_account   returns: many
SELECT p.factor_id, f.secret_sealed, a.key_id
  FROM passkey p JOIN factor f ON f.id = p.factor_id JOIN account a ON a.id = f.account_id
 WHERE f.account_id = $1 ORDER BY p.factor_id

-- Only while the counter rises, or is not kept: of two copies of one passkey one is refused (A10).
-- name: passkey_use   returns: none
UPDATE passkey SET sign_count = $2, backed_up = $3
 WHERE factor_id = $1 AND (sign_count < $2 OR (sign_count = 0 AND $2 = 0))

-- name: passkey_note_use   returns: none
UPDATE factor SET used_ms = $2 WHERE id = $1

-- Of two at a time with one challenge, one succeeds (A9).
-- name: passkey_challenge_use   returns: none
INSERT INTO passkey_challenge (challenge_hash, until_ms) VALUES ($1, $2)
    ON CONFLICT (challenge_hash) DO NOTHING

-- name: passkey_challenges_forget   returns: none
DELETE FROM passkey_challenge WHERE until_ms <= $1
