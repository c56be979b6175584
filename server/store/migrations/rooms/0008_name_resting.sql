-- Names of erased faces (X2): nobody takes the name of somebody who has just gone and is missed, or
-- is waited for. Hashes under a key, without the face's name; upkeep drops them when their time is over.
CREATE TABLE name_resting (
	id @I64@ PRIMARY KEY,               -- member
	community_id @I64@ NOT NULL REFERENCES community (id),
	name_fold @BYTES@ NOT NULL,
	name_looks @BYTES@,
	until_ms @I64@ NOT NULL
) @STRICT@;
CREATE INDEX name_resting_fold ON name_resting (community_id, name_fold);
CREATE INDEX name_resting_looks ON name_resting (community_id, name_looks);
CREATE INDEX name_resting_until ON name_resting (until_ms);
