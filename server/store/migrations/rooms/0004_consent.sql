-- What somebody agreed to, and when they took it back (ON4, P13). Rows are only added: the newest one
-- of an account and a purpose counts, the others are its history.
CREATE TABLE consent (
	id @I64@ PRIMARY KEY,
	account_id @I64@ NOT NULL REFERENCES account (id),
	purpose @I64@ NOT NULL,
	version @I64@ NOT NULL,             -- of the text that was read
	given @I64@ NOT NULL,               -- 1 given, 0 withdrawn
	at_ms @I64@ NOT NULL
) @STRICT@;
CREATE INDEX consent_account ON consent (account_id, purpose);
