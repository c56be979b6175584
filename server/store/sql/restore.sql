-- What is put right when a backup brought back what was erased since.

-- name: account_of_key   returns: one-or-none
SELECT id FROM account WHERE key_id = $1

-- name: member_of_key   returns: one-or-none
SELECT id FROM member WHERE key_id = $1

-- name: card_of_key   returns: one-or-none
SELECT id FROM emergency_card WHERE key_id = $1

-- name: room_members_drop   returns: none
DELETE FROM room_member WHERE member_id = $1

-- name: rooms_recount   returns: none
UPDATE room SET member_count =
	(SELECT count(*) FROM room_member rm WHERE rm.room_id = room.id)

-- Not who left, nor who was erased.
-- name: communities_recount   returns: none
UPDATE community SET member_count =
	(SELECT count(*) FROM member m WHERE m.community_id = community.id AND m.state NOT IN (1, 3))
