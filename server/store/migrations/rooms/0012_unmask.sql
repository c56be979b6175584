-- Asks to look up the other faces of a person, which two people decide on (P10). What comes out is
-- never stored: it is read from the sealed roads each time. No column names the person's account.
CREATE TABLE unmask (
	id @I64@ PRIMARY KEY,
	member_id @I64@ NOT NULL REFERENCES member (id), -- the face it is about
	code @I64@ NOT NULL,                -- what it is for
	reason_sealed @BYTES@ NOT NULL,     -- under the key of the face it is about
	asker_id @I64@ NOT NULL REFERENCES account (id),
	asker_hat @I64@ NOT NULL,
	asked_ms @I64@ NOT NULL,
	state @I64@ NOT NULL,               -- waiting, agreed, refused, lapsed, shut
	judge_id @I64@ REFERENCES account (id), -- absent: nobody has answered yet
	judge_hat @I64@ NOT NULL,
	judged_ms @I64@ NOT NULL,
	told @I64@ NOT NULL,                -- how many steps the person was told of
	seen @I64@ NOT NULL                 -- and how many of those they have seen
) @STRICT@;
CREATE INDEX unmask_member ON unmask (member_id);
CREATE INDEX unmask_asker ON unmask (asker_id);
CREATE INDEX unmask_judge ON unmask (judge_id);
CREATE INDEX unmask_running ON unmask (id) WHERE state IN (0, 1);
