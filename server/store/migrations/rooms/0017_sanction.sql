-- What somebody may not do in a community for a while, by whom and why (MO4, MO8, LE2).
CREATE TABLE sanction (
	id @I64@ PRIMARY KEY,
	community_id @I64@ NOT NULL REFERENCES community (id),
	link @BYTES@ NOT NULL,              -- as member.link: it stays with who leaves and comes back (Z10)
	member_id @I64@ NOT NULL REFERENCES member (id), -- the face it is about
	kind @I64@ NOT NULL,                -- pause, ban
	rule_sealed @BYTES@ NOT NULL,       -- the house rule, as it stood; under the key of the face
	reason_sealed @BYTES@ NOT NULL,     -- the same
	by_member @I64@ NOT NULL REFERENCES member (id),
	from_ms @I64@ NOT NULL,
	until_ms @I64@ NOT NULL,            -- ended before its time: that moment
	seen @I64@ NOT NULL                 -- 1: the person has read it
) @STRICT@;
CREATE INDEX sanction_link ON sanction (link, until_ms);
CREATE INDEX sanction_member ON sanction (member_id);
CREATE INDEX sanction_community ON sanction (community_id, until_ms);

-- What of it holds for a face, beside what is loaded with the face anyway.
ALTER TABLE member ADD COLUMN paused_until_ms @I64@ NOT NULL DEFAULT 0;
ALTER TABLE member ADD COLUMN banned_until_ms @I64@ NOT NULL DEFAULT 0;
