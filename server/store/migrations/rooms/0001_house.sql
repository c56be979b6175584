-- The house: who somebody is, where people talk, what was said.
-- Times are milliseconds since 1970 UTC; ids are row numbers made by the server (base/ids).
-- *_sealed columns are vault fields (AES-256-GCM), *_fold columns are keyed hashes of folded text.

CREATE TABLE municipality (
	code TEXT PRIMARY KEY,
	name TEXT NOT NULL
) @STRICT@;

CREATE TABLE account (
	id @I64@ PRIMARY KEY,
	key_id @I64@ NOT NULL,
	name_sealed @BYTES@ NOT NULL,
	login_fold @BYTES@ UNIQUE,          -- absent: a guest
	passphrase TEXT,                    -- argon2id, peppered
	lang @I64@ NOT NULL,
	state @I64@ NOT NULL,
	created_ms @I64@ NOT NULL
) @STRICT@;

-- A hat somebody may wear: where, from when, until when.
CREATE TABLE hat_grant (
	id @I64@ PRIMARY KEY,
	account_id @I64@ NOT NULL REFERENCES account (id),
	hat @I64@ NOT NULL,
	scope @I64@ NOT NULL,               -- region, municipality, community, organisation
	where_row @I64@ NOT NULL,           -- community, else 0
	where_code TEXT NOT NULL,           -- municipality or organisation, else ''
	from_ms @I64@ NOT NULL,
	until_ms @I64@ NOT NULL
) @STRICT@;
CREATE INDEX hat_grant_account ON hat_grant (account_id);

CREATE TABLE session (
	id @I64@ PRIMARY KEY,
	account_id @I64@ NOT NULL REFERENCES account (id),
	token_hash @BYTES@ NOT NULL UNIQUE, -- SHA-256; the token itself is nowhere (A5)
	hat @I64@ NOT NULL,
	device_sealed @BYTES@,              -- absent: it did not say; under the account's key
	created_ms @I64@ NOT NULL,
	seen_ms @I64@ NOT NULL,
	expires_ms @I64@ NOT NULL
) @STRICT@;
CREATE INDEX session_account ON session (account_id);

CREATE TABLE community (
	id @I64@ PRIMARY KEY,
	slug TEXT NOT NULL UNIQUE,
	name TEXT NOT NULL,
	line TEXT NOT NULL,
	theme TEXT NOT NULL,
	municipality TEXT REFERENCES municipality (code), -- absent: the whole region
	access @I64@ NOT NULL,              -- open, introduction, invite
	rules TEXT NOT NULL,
	member_count @I64@ NOT NULL,
	room_count @I64@ NOT NULL,
	created_ms @I64@ NOT NULL
) @STRICT@;

-- Somebody's face in one community. No column names the account: the road from an account is
-- member.link (keyed hash), the road back is account_sealed.
CREATE TABLE member (
	id @I64@ PRIMARY KEY,
	community_id @I64@ NOT NULL REFERENCES community (id),
	link @BYTES@ UNIQUE,                -- absent after leaving: rejoining is a new face
	account_sealed @BYTES@,
	key_id @I64@ NOT NULL,
	name_sealed @BYTES@ NOT NULL,
	name_fold @BYTES@ NOT NULL,
	hat @I64@ NOT NULL,                 -- the hat worn when joining; hosts are listed by it
	state @I64@ NOT NULL,
	joined_ms @I64@ NOT NULL,
	UNIQUE (community_id, name_fold)
) @STRICT@;
CREATE INDEX member_hosts ON member (community_id, hat);

-- The list "my communities" of an account, sealed under the account's own key.
CREATE TABLE account_member (
	id @I64@ PRIMARY KEY,
	account_id @I64@ NOT NULL REFERENCES account (id),
	member_sealed @BYTES@ NOT NULL
) @STRICT@;
CREATE INDEX account_member_account ON account_member (account_id);

CREATE TABLE room (
	id @I64@ PRIMARY KEY,
	community_id @I64@ NOT NULL REFERENCES community (id),
	kind @I64@ NOT NULL,
	name TEXT NOT NULL,
	line TEXT NOT NULL,
	state @I64@ NOT NULL,               -- open, read_only, archived
	seq @I64@ NOT NULL,                 -- number of the newest event of the members' topic
	member_count @I64@ NOT NULL,
	created_ms @I64@ NOT NULL
) @STRICT@;
CREATE INDEX room_community ON room (community_id);

CREATE TABLE room_member (
	room_id @I64@ NOT NULL REFERENCES room (id),
	member_id @I64@ NOT NULL REFERENCES member (id),
	read_seq @I64@ NOT NULL,
	joined_ms @I64@ NOT NULL,
	PRIMARY KEY (room_id, member_id)
) @STRICT_CLUSTERED@;
CREATE INDEX room_member_member ON room_member (member_id);

CREATE TABLE message (
	id @I64@ PRIMARY KEY,
	room_id @I64@ NOT NULL REFERENCES room (id),
	seq @I64@ NOT NULL,                 -- number of its message.posted: the order of the room
	author_id @I64@ NOT NULL REFERENCES member (id),
	hat @I64@ NOT NULL,                 -- worn when writing (ON9)
	nonce TEXT NOT NULL,                -- of the sender: a retry is the same message (D4)
	body_sealed @BYTES@,                -- absent once removed
	posted_ms @I64@ NOT NULL,
	edited_ms @I64@ NOT NULL,           -- 0 = never
	state @I64@ NOT NULL,               -- visible, hidden, removed
	UNIQUE (room_id, seq),
	-- Nonce first: senders begin it with the time, so new entries go to the end of the index
	-- instead of to a page per author (a page per message in the log otherwise, measured).
	UNIQUE (nonce, author_id)
) @STRICT@;

-- What happened to messages after they were posted. A room's events are numbered 1, 2, 3 without
-- holes over both tables: message.seq is the number of its being posted, these are the others.
-- Kind and reference, never text: a late reader gets today's state, so erased words cannot come
-- back.
CREATE TABLE room_event (
	room_id @I64@ NOT NULL REFERENCES room (id),
	seq @I64@ NOT NULL,
	kind @I64@ NOT NULL,
	message_id @I64@ NOT NULL,
	actor_id @I64@ NOT NULL,            -- member
	detail @I64@ NOT NULL,              -- reaction kind * 2 + on, else 0
	at_ms @I64@ NOT NULL,
	PRIMARY KEY (room_id, seq)
) @STRICT_CLUSTERED@;

CREATE TABLE reaction (
	message_id @I64@ NOT NULL REFERENCES message (id),
	member_id @I64@ NOT NULL REFERENCES member (id),
	kind @I64@ NOT NULL,
	at_ms @I64@ NOT NULL,
	PRIMARY KEY (message_id, member_id, kind)
) @STRICT_CLUSTERED@;

-- Each hide and show with its reason and a human name behind it (MO4).
CREATE TABLE moderation (
	id @I64@ PRIMARY KEY,
	message_id @I64@ NOT NULL REFERENCES message (id),
	act @I64@ NOT NULL,                 -- hide, show
	by_member @I64@ NOT NULL REFERENCES member (id),
	reason_sealed @BYTES@ NOT NULL,     -- under the key of the author it is about
	at_ms @I64@ NOT NULL
) @STRICT@;
CREATE INDEX moderation_message ON moderation (message_id);
