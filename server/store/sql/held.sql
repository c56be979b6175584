-- Messages that wait for a host, and the themes somebody filters.

-- name: held_add   returns: none
INSERT INTO held_message (id, room_id, author_id, hat, nonce, body_sealed, reply_to, cover, reason,
                          state, edits, held_ms)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, 0, 0, $10)

-- Words of somebody who is away are for nobody until they are back.
-- name: held_facts   returns: one-or-none
SELECT h.room_id, h.author_id, h.held_ms, h.state, m.key_id, h.edits, h.reason
  FROM held_message h JOIN member m ON m.id = h.author_id
 WHERE h.id = $1 AND h.state <> 2 AND m.state = 0

-- What somebody who has to wait between two messages wrote last.
-- name: held_newest_of   returns: one-or-none
SELECT held_ms FROM held_message WHERE author_id = $1 AND room_id = $2 ORDER BY id DESC LIMIT 1

-- name: held_of_author   returns: many
SELECT id, author_id, hat, body_sealed, reply_to, cover, reason, state, edits, held_ms, decline_id,
       decline_sealed
  FROM held_message
 WHERE room_id = $1 AND author_id = $2 AND state <> 2 ORDER BY id LIMIT $3

-- name: held_waiting   returns: many
SELECT h.id, h.author_id, h.hat, h.body_sealed, h.reply_to, h.cover, h.reason, h.state, h.edits,
       h.held_ms, h.decline_id, h.decline_sealed
  FROM held_message h JOIN member m ON m.id = h.author_id
 WHERE h.room_id = $1 AND h.author_id <> $2 AND h.state = 0 AND m.state = 0
 ORDER BY h.id LIMIT $3

-- name: held_one   returns: many
SELECT id, author_id, hat, body_sealed, reply_to, cover, reason, state, edits, held_ms, decline_id,
       decline_sealed
  FROM held_message WHERE room_id = $1 AND id = $2 LIMIT $3

-- name: held_count   returns: one
SELECT count(*)
  FROM held_message h JOIN member m ON m.id = h.author_id
 WHERE h.room_id = $1 AND h.state = 0 AND m.state = 0

-- What a release makes a message of.
-- name: held_to_release   returns: one-or-none
SELECT h.hat, h.nonce, h.body_sealed, h.reply_to, h.cover, m.name_sealed, m.posts, m.passed_on
  FROM held_message h JOIN member m ON m.id = h.author_id WHERE h.id = $1

-- name: held_edit   returns: none
UPDATE held_message SET body_sealed = $2, edits = edits + 1 WHERE id = $1 AND state = 0

-- name: held_decline   returns: none
UPDATE held_message SET state = 1, decline_id = $2, decline_sealed = $3 WHERE id = $1 AND state = 0

-- name: held_withdraw   returns: none
UPDATE held_message SET state = 2, body_sealed = NULL, decline_id = NULL, decline_sealed = NULL
 WHERE id = $1 AND state <> 2

-- name: held_drop   returns: none
DELETE FROM held_message WHERE id = $1

-- name: held_of_member_drop   returns: none
DELETE FROM held_message WHERE author_id = $1

-- name: held_in_room_drop   returns: none
DELETE FROM held_message WHERE author_id = $1 AND room_id = $2

-- A retry of so long ago does not come any more.
-- name: held_withdrawn_forget   returns: none
DELETE FROM held_message WHERE state = 2 AND held_ms < $1

-- name: held_wait_add   returns: none
INSERT INTO held_wait (id, community_id, waited_ms) VALUES ($1, $2, $3)

-- name: held_waits   returns: many
SELECT waited_ms FROM held_wait WHERE community_id = $1 ORDER BY id DESC LIMIT $2

-- name: held_waits_trim   returns: none
DELETE FROM held_wait
 WHERE community_id = $1
   AND id < (SELECT min(id) FROM (SELECT id FROM held_wait WHERE community_id = $1
                                   ORDER BY id DESC LIMIT $2) AS last)

-- name: theme_filter_find   returns: one-or-none
SELECT f.choices_sealed, a.key_id
  FROM account a LEFT JOIN theme_filter f ON f.account_id = a.id WHERE a.id = $1

-- name: theme_filter_set   returns: none
INSERT INTO theme_filter (account_id, choices_sealed) VALUES ($1, $2)
ON CONFLICT (account_id) DO UPDATE SET choices_sealed = excluded.choices_sealed

-- name: theme_filter_drop   returns: none
DELETE FROM theme_filter WHERE account_id = $1
