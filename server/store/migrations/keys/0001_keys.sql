-- Data keys, wrapped by the master key. Small, apart from the content, backed up for 7 days only:
-- a key destroyed here is forgotten everywhere.

CREATE TABLE data_key (
	id @I64@ PRIMARY KEY,
	owner @I64@ NOT NULL,               -- the member or account it is for
	wrapped @BYTES@,                    -- absent: destroyed
	created_ms @I64@ NOT NULL,
	destroyed_ms @I64@ NOT NULL         -- 0 = alive
) @STRICT@;

CREATE TABLE purpose_key (
	purpose TEXT PRIMARY KEY,
	wrapped @BYTES@ NOT NULL,
	created_ms @I64@ NOT NULL
) @STRICT@;
