-- Ways of sharing beyond a message: stories that their authors keep a hold of, questions to a panel.

CREATE TABLE story (
	id @I64@ PRIMARY KEY,
	community_id @I64@ NOT NULL REFERENCES community (id),
	author_id @I64@ NOT NULL REFERENCES member (id),
	hat @I64@ NOT NULL,                 -- worn when writing (ON9)
	nonce TEXT NOT NULL,                -- of the sender: a retry is the same story (D4)
	title_sealed @BYTES@ NOT NULL,      -- both under the author's key
	text_sealed @BYTES@ NOT NULL,
	cover @I64@ NOT NULL,               -- theme that covers it; -1: none
	audience @I64@ NOT NULL,            -- community, region
	until_ms @I64@ NOT NULL,
	state @I64@ NOT NULL,               -- waiting, shown, hidden, ended
	opened @I64@ NOT NULL,              -- counted up to 20 only
	written_ms @I64@ NOT NULL,
	changed_ms @I64@ NOT NULL,          -- 0 = never
	reason_sealed @BYTES@,              -- of the last decision of a host; under the author's key
	reason_by @I64@,                    -- the host
	UNIQUE (nonce, author_id)
) @STRICT@;
CREATE INDEX story_community ON story (community_id, id);
CREATE INDEX story_author ON story (author_id);
CREATE INDEX story_until ON story (until_ms);

-- A question that a peer and a professional answer side by side.
CREATE TABLE panel_question (
	id @I64@ PRIMARY KEY,
	community_id @I64@ NOT NULL REFERENCES community (id),
	author_id @I64@ NOT NULL REFERENCES member (id),
	hat @I64@ NOT NULL,                 -- worn when asking (ON9)
	nonce TEXT NOT NULL,                -- of the sender: a retry is the same question (D4)
	text_sealed @BYTES@ NOT NULL,       -- under the asker's key
	together @I64@ NOT NULL,            -- 1: answers are shown when both stand
	state @I64@ NOT NULL,               -- waiting, shown, hidden
	asked_ms @I64@ NOT NULL,
	reason_sealed @BYTES@,              -- of the last decision of a host; under the asker's key
	reason_by @I64@,                    -- the host
	UNIQUE (nonce, author_id)
) @STRICT@;
CREATE INDEX panel_question_community ON panel_question (community_id, id);
CREATE INDEX panel_question_author ON panel_question (author_id);

CREATE TABLE panel_answer (
	id @I64@ PRIMARY KEY,
	question_id @I64@ NOT NULL REFERENCES panel_question (id),
	side @I64@ NOT NULL,                -- peer, professional
	hat @I64@ NOT NULL,                 -- worn when answering (ON9)
	member_id @I64@ REFERENCES member (id),   -- of a peer: their face
	account_id @I64@ REFERENCES account (id), -- of a professional, who has no face there
	organisation TEXT NOT NULL,         -- for which the hat was worn; '': none
	text_sealed @BYTES@ NOT NULL,       -- under the key of that face or account
	answered_ms @I64@ NOT NULL,
	edited_ms @I64@ NOT NULL,           -- 0 = never
	UNIQUE (question_id, side)
) @STRICT@;
CREATE INDEX panel_answer_member ON panel_answer (member_id);
CREATE INDEX panel_answer_account ON panel_answer (account_id);
