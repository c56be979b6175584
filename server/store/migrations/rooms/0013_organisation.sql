-- Signing in through an organisation (A10). What the provider calls somebody stands here as a keyed
-- hash alone, so this file says of nobody who they are there.
CREATE TABLE oidc_link (
	subject_hash @BYTES@ PRIMARY KEY,    -- of issuer and subject
	issuer_hash @BYTES@ NOT NULL,
	account_id @I64@ NOT NULL REFERENCES account (id),
	linked_ms @I64@ NOT NULL,
	used_ms @I64@,                       -- absent: never yet
	UNIQUE (account_id, issuer_hash)
) @STRICT_CLUSTERED@;

-- Somebody is at the provider and may come back until then, in the same tab of the same browser.
CREATE TABLE oidc_attempt (
	state_hash @BYTES@ PRIMARY KEY,
	browser_hash @BYTES@ NOT NULL,
	account_id @I64@,                    -- who wants to link; absent: somebody signs in
	expires_ms @I64@ NOT NULL
) @STRICT_CLUSTERED@;
CREATE INDEX oidc_attempt_expires ON oidc_attempt (expires_ms);
