-- Who is appointed to what, what was checked of them, and the codes that let people in.

-- Proposed by one, accepted by the person, signed by another (Z8). The grant itself is a row of
-- hat_grant, made by the signature.
CREATE TABLE appointment (
	id @I64@ PRIMARY KEY,
	hat @I64@ NOT NULL,
	scope @I64@ NOT NULL,               -- as in hat_grant
	where_row @I64@ NOT NULL,
	where_code TEXT NOT NULL,
	from_ms @I64@ NOT NULL,
	until_ms @I64@ NOT NULL,
	state @I64@ NOT NULL,               -- invited, accepted, active, refused, ended
	changed_ms @I64@ NOT NULL,
	proposed_by @I64@ REFERENCES account (id), -- absent: from the shell
	proposed_ms @I64@ NOT NULL,
	account_id @I64@ REFERENCES account (id),  -- absent: nobody has accepted it
	name_sealed @BYTES@,                -- the name they work under; under the account's key
	conduct @I64@ NOT NULL,             -- version of the code of conduct they agreed to; 0: none yet
	accepted_ms @I64@,
	signed_by @I64@ REFERENCES account (id),   -- absent: nobody was there to sign
	signed_ms @I64@,
	grant_id @I64@,                     -- while it is active
	reason_sealed @BYTES@               -- why it was refused or ended; under the account's key
) @STRICT@;
CREATE INDEX appointment_account ON appointment (account_id);
CREATE INDEX appointment_state ON appointment (state, until_ms);

-- A certificate of conduct (VOG) that somebody has seen: when it is from and until when it counts.
-- The document itself is never kept (LE20).
CREATE TABLE staff_check (
	id @I64@ PRIMARY KEY,
	appointment_id @I64@ NOT NULL REFERENCES appointment (id),
	issued_ms @I64@ NOT NULL,
	valid_until_ms @I64@ NOT NULL,
	seen_by @I64@ REFERENCES account (id), -- absent: by who ran the shell
	seen_ms @I64@ NOT NULL
) @STRICT@;
CREATE INDEX staff_check_appointment ON staff_check (appointment_id);

-- A code for somebody to enter: to take on an appointment, or to join a community (Z9).
CREATE TABLE invitation (
	id @I64@ PRIMARY KEY,
	code_hash @BYTES@ NOT NULL UNIQUE,  -- keyed; the words are told once
	appointment_id @I64@ REFERENCES appointment (id),
	community_id @I64@ REFERENCES community (id), -- one of the two
	uses @I64@ NOT NULL,
	uses_left @I64@ NOT NULL,
	made_ms @I64@ NOT NULL,
	until_ms @I64@ NOT NULL             -- withdrawn: that moment
) @STRICT@;
CREATE INDEX invitation_appointment ON invitation (appointment_id);
CREATE INDEX invitation_community ON invitation (community_id);
CREATE INDEX invitation_until ON invitation (until_ms);

CREATE INDEX hat_grant_hat ON hat_grant (hat);

-- An appointment with what has to be known to show it and to decide about it.
CREATE VIEW appointment_whole AS
SELECT p.id, p.hat, p.scope, p.where_row, p.where_code, p.from_ms, p.until_ms, p.state,
       p.changed_ms, coalesce(p.proposed_by, 0) AS proposed_by, p.proposed_ms,
       coalesce(p.account_id, 0) AS account_id, p.name_sealed, p.conduct, p.accepted_ms,
       coalesce(p.signed_by, 0) AS signed_by, p.signed_ms, coalesce(p.grant_id, 0) AS grant_id,
       p.reason_sealed, coalesce(a.key_id, 0) AS key_id, c.municipality,
       (SELECT max(i.until_ms) FROM invitation i WHERE i.appointment_id = p.id) AS code_until_ms,
       (SELECT max(k.issued_ms) FROM staff_check k WHERE k.appointment_id = p.id) AS issued_ms,
       (SELECT max(k.valid_until_ms) FROM staff_check k WHERE k.appointment_id = p.id)
       AS valid_until_ms
  FROM appointment p
  LEFT JOIN account a ON a.id = p.account_id
  LEFT JOIN community c ON p.scope = 2 AND c.id = p.where_row;
