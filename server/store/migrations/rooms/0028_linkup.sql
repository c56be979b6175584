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
