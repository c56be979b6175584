-- What concerns somebody and they have not seen yet.

-- The same thing again is one notice, and a new one: what was seen of the old does not take it away.
-- name: notice_put   returns: none
INSERT INTO notice (id, owner_id, kind, ref_id, at_ms) VALUES ($1, $2, $3, $4, $5)
ON CONFLICT (owner_id, kind, ref_id) DO UPDATE SET id = excluded.id, at_ms = excluded.at_ms

-- name: notices_trim   returns: none
DELETE FROM notice
 WHERE owner_id = $1
   AND id NOT IN (SELECT id FROM notice WHERE owner_id = $1 ORDER BY id DESC LIMIT $2)

-- name: notices_of_owner   returns: many
SELECT id, kind, ref_id, at_ms FROM notice WHERE owner_id = $1 ORDER BY id DESC LIMIT 50

-- name: notice_owner   returns: one-or-none
SELECT owner_id FROM notice WHERE id = $1

-- name: notice_drop   returns: none
DELETE FROM notice WHERE id = $1

-- name: notice_drop_of   returns: none
DELETE FROM notice WHERE owner_id = $1 AND kind = $2 AND ref_id = $3

-- About another message by the same author in the same room, which can still be read.
-- name: notice_of_author   returns: one-or-none
SELECT n.id FROM notice n JOIN message x ON x.id = n.ref_id
 WHERE n.owner_id = $1 AND n.kind = $2 AND x.author_id = $3 AND x.room_id = $4 AND x.state = 0
 LIMIT 1

-- name: notice_is_there   returns: one-or-none
SELECT id FROM notice WHERE owner_id = $1 AND kind = $2 AND ref_id = $3

-- name: notice_owners   returns: many
SELECT owner_id FROM notice WHERE ref_id = $1 AND kind = $2 ORDER BY owner_id LIMIT 100

-- name: notices_drop   returns: none
DELETE FROM notice WHERE owner_id = $1

-- name: notices_drop_old   returns: none
DELETE FROM notice
 WHERE id IN (SELECT id FROM notice WHERE at_ms <= $1 ORDER BY at_ms LIMIT 500)

-- name: account_state   returns: one-or-none
SELECT state FROM account WHERE id = $1

-- name: notice_choice_put   returns: none
INSERT INTO notice_choice (account_id, kind, wanted) VALUES ($1, $2, $3)
ON CONFLICT (account_id, kind) DO UPDATE SET wanted = excluded.wanted

-- name: notice_choice   returns: one-or-none
SELECT wanted FROM notice_choice WHERE account_id = $1 AND kind = $2

-- name: notice_choices_drop   returns: none
DELETE FROM notice_choice WHERE account_id = $1
