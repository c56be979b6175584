-- Codes to get in with when the second thing is lost. Each works once: using it deletes the row.
CREATE TABLE factor_code (
	account_id @I64@ NOT NULL REFERENCES account (id),
	code_hash @BYTES@ NOT NULL,         -- keyed hash of account and code; told once, kept nowhere
	PRIMARY KEY (account_id, code_hash)
) @STRICT_CLUSTERED@;
