-- Messages that are passed on to a group of the region, with their author's yes.

-- name: linkup_add   returns: none
INSERT INTO linkup (id, message_id, room_id, author_id, by_id, state, at_ms, posted_id)
VALUES ($1, $2, $3, $4, $5, 0, $6, 0) ON CONFLICT (message_id) DO NOTHING

-- name: linkup_of_message   returns: one-or-none
SELECT id, room_id, state, at_ms, posted_id FROM linkup WHERE message_id = $1

-- name: linkups_of_author   returns: many
SELECT message_id, room_id, state, at_ms FROM linkup
 WHERE author_id = $1 AND state < 2 ORDER BY id DESC LIMIT 50

-- Groups that a message can be passed on to from another community.
-- name: linkup_rooms   returns: many
SELECT r.id, r.name, c.name FROM room r JOIN community c ON c.id = r.community_id
 WHERE c.municipality IS NULL AND c.access = 0 AND c.state = 0 AND r.kind = 0 AND r.state = 0
   AND c.id <> $1
 ORDER BY c.name, r.id LIMIT 200

-- name: linkup_set   returns: none
UPDATE linkup SET state = $2, posted_id = $3 WHERE id = $1

-- name: linkups_of_author_drop   returns: none
DELETE FROM linkup WHERE author_id = $1

-- A face for one message. Its fold is its own number: no name of a person looks like it.
-- name: member_pass_on   returns: none
INSERT INTO member (id, community_id, link, account_sealed, key_id, name_sealed, name_fold, hat,
                    state, joined_ms, name_looks, passed_on)
VALUES ($1, $2, NULL, NULL, $3, $4, $5, $6, 0, $7, $8, 1)

-- name: held_set_cover   returns: none
UPDATE held_message SET cover = $2 WHERE id = $1
