-- What happens to a message before others see it.

-- Messages that wait for a host (MO12, QU7). They have no number of their room and are in no table
-- that members read, so nobody can show them by mistake (Z5). Released, the row becomes one of
-- message, with the same id and nonce.
CREATE TABLE held_message (
	id @I64@ PRIMARY KEY,
	room_id @I64@ NOT NULL REFERENCES room (id),
	author_id @I64@ NOT NULL REFERENCES member (id),
	hat @I64@ NOT NULL,                 -- worn when writing (ON9)
	nonce TEXT NOT NULL,                -- of the sender: a retry is the same message (D4)
	body_sealed @BYTES@,                -- absent once withdrawn
	reply_to @I64@ NOT NULL,            -- message of the same room; 0: none
	cover @I64@ NOT NULL,               -- theme; -1: none
	reason @I64@ NOT NULL,              -- why it waits
	state @I64@ NOT NULL,               -- waiting, declined, withdrawn
	edits @I64@ NOT NULL,               -- how often its author changed it
	held_ms @I64@ NOT NULL,
	decline_id @I64@,                   -- of the refusal, which its reason is bound to
	decline_sealed @BYTES@,             -- why, for the author
	UNIQUE (nonce, author_id)
) @STRICT@;
CREATE INDEX held_message_room ON held_message (room_id, id) WHERE state = 0;
CREATE INDEX held_message_author ON held_message (author_id);

-- How long the last ones of a community waited, without who or what: what people are told to expect.
CREATE TABLE held_wait (
	id @I64@ PRIMARY KEY,
	community_id @I64@ NOT NULL REFERENCES community (id),
	waited_ms @I64@ NOT NULL
) @STRICT@;
CREATE INDEX held_wait_community ON held_wait (community_id, id);

-- Which themes somebody wants to see, have covered, or never see. It tells of their health, so all of
-- it is one sealed text.
CREATE TABLE theme_filter (
	account_id @I64@ PRIMARY KEY REFERENCES account (id),
	choices_sealed @BYTES@ NOT NULL     -- under the account's key
) @STRICT@;
