-- Passkeys: what a second thing of that kind has besides its row in factor.

CREATE TABLE passkey (
	factor_id @I64@ PRIMARY KEY REFERENCES factor (id) ON DELETE CASCADE,
	credential_hash @BYTES@ NOT NULL UNIQUE, -- keyed; the credential itself is sealed in factor
	sign_count @I64@ NOT NULL,               -- must rise, where it is counted at all (A10)
	backed_up @I64@ NOT NULL                 -- 1: a copy of it lies with whoever made the device
) @STRICT@;

-- Challenges that were accepted, until they would not be any more: each counts once (A9).
CREATE TABLE passkey_challenge (
	challenge_hash @BYTES@ PRIMARY KEY,
	until_ms @I64@ NOT NULL
) @STRICT_CLUSTERED@;
CREATE INDEX passkey_challenge_until ON passkey_challenge (until_ms);
