-- The second step of signing in, and when a session last took one.

-- When the session last showed that it is the person: 0 is half a session, which may do nothing else.
ALTER TABLE session ADD COLUMN proved_ms @I64@ NOT NULL DEFAULT 0;
-- Sessions of residents and relatives were whole already; a hat worn for others takes the step now.
UPDATE session SET proved_ms = created_ms WHERE hat < 2;

-- What somebody has besides a passphrase, one row a thing, whatever kind it is of.
CREATE TABLE factor (
	id @I64@ PRIMARY KEY,
	account_id @I64@ NOT NULL REFERENCES account (id),
	kind @I64@ NOT NULL,                -- totp
	begun_by @I64@ NOT NULL,            -- session that is still setting it up; 0: it counts
	name_sealed @BYTES@ NOT NULL,       -- what the person calls it; under the account's key
	secret_sealed @BYTES@ NOT NULL,     -- the seed; the same
	last_step @I64@ NOT NULL,           -- the newest one used: each works once (A9)
	created_ms @I64@ NOT NULL,
	used_ms @I64@ NOT NULL              -- 0: never
) @STRICT@;
CREATE INDEX factor_account ON factor (account_id);
