-- Asks to come into a community that is closed with an introduction (C3). Nobody has a face there yet,
-- so a row has a data key of its own and no column that leads to the account (P10): a keyed hash to find
-- it by, and a sealed road back for telling its person the answer.
CREATE TABLE introduction (
	id @I64@ PRIMARY KEY,
	community_id @I64@ NOT NULL REFERENCES community (id),
	link @BYTES@ NOT NULL UNIQUE,       -- as member.link would be: one ask of a person and community
	key_id @I64@ NOT NULL,
	hat @I64@ NOT NULL,                 -- to join with: resident, relative
	state @I64@ NOT NULL,               -- waiting, declined, unanswered, withdrawn
	account_sealed @BYTES@ NOT NULL,    -- all of it under key_id
	name_sealed @BYTES@ NOT NULL,
	text_sealed @BYTES@,                -- gone as soon as it does not wait any more
	reason @I64@ NOT NULL,              -- a fixed one of a no; -1: none
	answer_sealed @BYTES@,              -- or a sentence; never by which host
	asked_ms @I64@ NOT NULL,
	answered_ms @I64@ NOT NULL          -- since when it does not wait; 0 = it waits
) @STRICT@;
CREATE INDEX introduction_waiting ON introduction (community_id, asked_ms) WHERE state = 0;
CREATE INDEX introduction_lapse ON introduction (asked_ms) WHERE state = 0;
CREATE INDEX introduction_over ON introduction (answered_ms) WHERE state <> 0;
