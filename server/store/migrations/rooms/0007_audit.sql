-- Who did what to whose data, when, and by which right: the fields of NEN 7513 (LE9).
-- People and things stand here as ids under a key of their own (noaber/ids.h), so that this table
-- alone says of nobody which face or account they are. Words, not numbers: rows outlive programs.
-- Rows are only ever added; each carries the hash of the one before it.
CREATE TABLE audit (
	seq @I64@ PRIMARY KEY,              -- 1, 2, 3 without holes
	at_ms @I64@ NOT NULL,
	event TEXT NOT NULL,                -- what happened
	action TEXT NOT NULL,               -- C, R, U, D or E
	about TEXT,                         -- whose data: account or face; absent: nobody's
	actor TEXT,                         -- who did it; absent: the server by itself
	hat TEXT,                           -- worn by the actor
	organisation TEXT,                  -- for which the hat is worn; absent: the house itself
	responsible TEXT,                   -- on whose behalf
	object_kind TEXT,
	object TEXT,
	outcome TEXT NOT NULL,              -- word of a status
	access_point TEXT NOT NULL,         -- socket, http, ctl or upkeep
	basis TEXT NOT NULL,                -- the right that allowed or refused it
	consent TEXT NOT NULL,              -- what the person agreed to
	emergency @I64@ NOT NULL,           -- 1: the procedure for acute danger
	source TEXT NOT NULL,               -- program
	previous @BYTES@ NOT NULL,          -- hash of the row before; zeros for the first
	hash @BYTES@ NOT NULL               -- HMAC-SHA-256 of all the above
) @STRICT@;
CREATE INDEX audit_about ON audit (about, seq);
CREATE INDEX audit_actor ON audit (actor, event, seq);
