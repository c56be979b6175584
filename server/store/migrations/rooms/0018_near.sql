-- Whom people muted or blocked, and talks of two.

-- Who put whom aside (Z11). Whom is sealed under the account's own key; the pair is a keyed hash of both
-- roads (member.link), so it holds for who left and came back, and this file does not say who it is.
CREATE TABLE aside (
	id @I64@ PRIMARY KEY,
	account_id @I64@ NOT NULL REFERENCES account (id),
	pair_hash @BYTES@ NOT NULL,
	how @I64@ NOT NULL,                 -- mute, block
	member_sealed @BYTES@ NOT NULL,
	at_ms @I64@ NOT NULL
) @STRICT@;
CREATE INDEX aside_account ON aside (account_id);
CREATE INDEX aside_pair ON aside (pair_hash);

-- Somebody asked somebody of the same community to talk, the two of them (S7).
CREATE TABLE direct_ask (
	id @I64@ PRIMARY KEY,
	asker_id @I64@ NOT NULL REFERENCES member (id),
	asked_id @I64@ NOT NULL REFERENCES member (id),
	line_sealed @BYTES@,                -- under the key of the asker's face; absent: nothing was said
	asked_ms @I64@ NOT NULL,
	state @I64@ NOT NULL,               -- waiting, refused, withdrawn; a yes makes the room and ends it
	UNIQUE (asker_id, asked_id)
) @STRICT@;
CREATE INDEX direct_ask_asked ON direct_ask (asked_id);
CREATE INDEX direct_ask_age ON direct_ask (asked_ms);

-- The one room of two faces, whoever asked. Stays when one leaves it, so that the other still knows
-- whom it was with.
CREATE TABLE direct_pair (
	first_id @I64@ NOT NULL REFERENCES member (id),  -- the lower of the two
	second_id @I64@ NOT NULL REFERENCES member (id),
	room_id @I64@ NOT NULL UNIQUE REFERENCES room (id),
	PRIMARY KEY (first_id, second_id)
) @STRICT_CLUSTERED@;

ALTER TABLE account ADD COLUMN direct_off @I64@ NOT NULL DEFAULT 0; -- 1: wants no private messages

-- Rooms are looked for by kind, so that those of two do not stand in the way of the others.
DROP INDEX room_community;
CREATE INDEX room_community ON room (community_id, kind);
