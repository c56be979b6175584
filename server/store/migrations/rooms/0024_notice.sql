-- What concerns somebody and they have not seen yet, and the devices that may be woken for it.

-- Of a face, or of an account where it is about no face. As with everything about a face no column
-- leads from it to the account (P10). Kind and reference, never text; gone when it was seen.
CREATE TABLE notice (
	id @I64@ PRIMARY KEY,               -- a new one each time the same thing happens again
	owner_id @I64@ NOT NULL,            -- face or account
	kind @I64@ NOT NULL,                -- reply, hidden, shown, unmask
	ref_id @I64@ NOT NULL,              -- the message or ask that it is about
	at_ms @I64@ NOT NULL,
	UNIQUE (owner_id, kind, ref_id)
) @STRICT@;
CREATE INDEX notice_at ON notice (at_ms);

-- Kinds that somebody switched on or off, where that is not the standard.
CREATE TABLE notice_choice (
	account_id @I64@ NOT NULL REFERENCES account (id),
	kind @I64@ NOT NULL,
	wanted @I64@ NOT NULL,
	PRIMARY KEY (account_id, kind)
) @STRICT_CLUSTERED@;

-- One device of one session: it goes with the session, whatever ends that (A4). No time tells when
-- something came, else it could be laid beside the notices of a face; only whether something waits.
CREATE TABLE push (
	session_id @I64@ PRIMARY KEY REFERENCES session (id) ON DELETE CASCADE,
	endpoint_sealed @BYTES@ NOT NULL,   -- under the account's key
	waiting @I64@ NOT NULL,             -- something came that the device was not woken for
	tries @I64@ NOT NULL,               -- that failed, since the last that did not
	next_ms @I64@ NOT NULL              -- not before; in whole minutes
) @STRICT@;
CREATE INDEX push_waiting ON push (next_ms) WHERE waiting = 1;

-- Who was asked about and has not seen it yet: a notice like others from here on.
INSERT INTO notice (id, owner_id, kind, ref_id, at_ms)
SELECT id, member_id, 3, id, asked_ms FROM unmask WHERE told > seen;
ALTER TABLE unmask DROP COLUMN told;
ALTER TABLE unmask DROP COLUMN seen;
