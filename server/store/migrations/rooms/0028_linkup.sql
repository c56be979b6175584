-- Who is told when something waits for a host, and who can be reached while nobody is on duty.

-- Until when somebody can be reached. As with a shift no column names the account.
CREATE TABLE on_call (
	community_id @I64@ NOT NULL REFERENCES community (id),
	member_id @I64@ NOT NULL REFERENCES member (id),
	hat @I64@ NOT NULL,
	until_ms @I64@ NOT NULL,
	PRIMARY KEY (community_id, member_id)
) @STRICT_CLUSTERED@;

ALTER TABLE community ADD COLUMN on_call_told_ms @I64@ NOT NULL DEFAULT 0; -- when last; 0: never

CREATE INDEX story_waiting ON story (community_id) WHERE state = 0;
CREATE INDEX panel_question_waiting ON panel_question (community_id) WHERE state = 0;
CREATE INDEX notice_ref ON notice (ref_id, kind);

-- A message that a host asked its author about, to pass it on to a group of the region. One ask for a
-- message, ever: the row stays whatever was said.
CREATE TABLE linkup (
	id @I64@ PRIMARY KEY,
	message_id @I64@ NOT NULL UNIQUE,
	room_id @I64@ NOT NULL REFERENCES room (id),     -- where to
	author_id @I64@ NOT NULL REFERENCES member (id), -- the face that wrote it
	by_id @I64@ NOT NULL REFERENCES member (id),     -- the host who asked
	state @I64@ NOT NULL,               -- asked, given, ended
	at_ms @I64@ NOT NULL,               -- asked
	posted_id @I64@ NOT NULL            -- what stands there, or waits there; 0: nothing
) @STRICT@;
CREATE INDEX linkup_author ON linkup (author_id);

-- 1: a face for one message that was passed on, with nobody behind it and no road from it. It has the
-- key of the face that wrote the message, so what destroys the one destroys the other.
ALTER TABLE member ADD COLUMN passed_on @I64@ NOT NULL DEFAULT 0;
