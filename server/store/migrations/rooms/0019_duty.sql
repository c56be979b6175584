-- When a community has hosts, and who leads a shift there now (QU7, WB3).

-- Weekly hours, on the clock of the Netherlands.
CREATE TABLE opening (
	community_id @I64@ NOT NULL REFERENCES community (id),
	day @I64@ NOT NULL,                 -- 1 Monday to 7 Sunday
	from_minute @I64@ NOT NULL,         -- since midnight
	until_minute @I64@ NOT NULL,
	PRIMARY KEY (community_id, day, from_minute)
) @STRICT_CLUSTERED@;

CREATE TABLE closed_day (
	community_id @I64@ NOT NULL REFERENCES community (id),
	day @I64@ NOT NULL,                 -- 20261224
	reason TEXT NOT NULL,
	PRIMARY KEY (community_id, day)
) @STRICT_CLUSTERED@;

-- A shift while it runs. No column names the account: the road back is that of the face.
CREATE TABLE shift (
	community_id @I64@ NOT NULL REFERENCES community (id),
	member_id @I64@ NOT NULL REFERENCES member (id),
	hat @I64@ NOT NULL,
	from_ms @I64@ NOT NULL,
	until_ms @I64@ NOT NULL,
	active_ms @I64@ NOT NULL,           -- last seen doing something, to about a minute
	PRIMARY KEY (community_id, member_id)
) @STRICT_CLUSTERED@;

ALTER TABLE community ADD COLUMN on_holidays @I64@ NOT NULL DEFAULT 0;   -- open then too
ALTER TABLE community ADD COLUMN attended_told @I64@ NOT NULL DEFAULT 0; -- what its rooms heard last
