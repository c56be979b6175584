-- Pinned cards: all of a community in one small list. Which of them are shown today is for the model to
-- say (model/pinned.c), so that it is said in one place.

-- name: pinned_of_community   returns: many
SELECT p.id, p.room_id, coalesce(m.key_id, a.key_id), coalesce(p.by_member, p.by_account),
       p.title_sealed, p.text_sealed, p.first_day, p.last_day, p.version, p.ended_ms,
       x.id, x.room_id, x.seq, x.author_id, x.hat, x.body_sealed, x.cover, x.edited_ms, x.state,
       w.key_id, w.name_sealed, w.state, r.kind
  FROM pinned_card p
  LEFT JOIN member m ON m.id = p.by_member
  LEFT JOIN account a ON a.id = p.by_account
  LEFT JOIN message x ON x.id = p.message_id
  LEFT JOIN member w ON w.id = x.author_id
  LEFT JOIN room r ON r.id = x.room_id
 WHERE p.community_id = $1 ORDER BY p.place, p.id LIMIT 20

-- name: pinned_one   returns: one-or-none
SELECT community_id, room_id, message_id, first_day, last_day, version, ended_ms
  FROM pinned_card WHERE id = $1

-- name: pinned_add   returns: none
INSERT INTO pinned_card (id, community_id, room_id, by_member, by_account, title_sealed, text_sealed,
                         message_id, first_day, last_day, place, version, ended_ms, told, nonce)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10,
        (SELECT coalesce(max(place), 0) + 1 FROM pinned_card WHERE community_id = $2), 1, 0, $11, $12)

-- name: pinned_by_nonce   returns: one-or-none
SELECT id FROM pinned_card
 WHERE nonce = $1 AND community_id = $2 AND (by_member = $3 OR by_account = $4)

-- A nonce is one of who wrote the card: it goes when somebody else writes it.
-- name: pinned_change   returns: none
UPDATE pinned_card SET by_member = $3, by_account = $4, title_sealed = $5, text_sealed = $6,
                       message_id = $7, first_day = $8, last_day = $9, told = $10,
                       version = version + 1, ended_ms = 0,
                       nonce = CASE WHEN by_member = $3 OR by_account = $4 THEN nonce END
 WHERE id = $1 AND version = $2

-- name: pinned_end   returns: none
UPDATE pinned_card SET ended_ms = $2, told = 0, version = version + 1 WHERE id = $1 AND ended_ms = 0

-- name: pinned_place   returns: none
UPDATE pinned_card SET place = $2 WHERE id = $1

-- name: pinned_count   returns: one
SELECT count(*) FROM pinned_card WHERE community_id = $1

-- The one that is over for the longest makes room.
-- name: pinned_drop_past   returns: none
DELETE FROM pinned_card WHERE id IN (
	SELECT id FROM pinned_card WHERE community_id = $1 AND (ended_ms <> 0 OR last_day < $2)
	 ORDER BY last_day, id LIMIT 1)

-- Whose day came, or went, since who looks was told.
-- name: pinned_to_tell   returns: many
SELECT id, community_id, room_id, told FROM pinned_card
 WHERE told <> CASE WHEN ended_ms = 0 AND first_day <= $1 AND last_day >= $1 THEN 1 ELSE 0 END
 ORDER BY community_id, id LIMIT 32

-- name: pinned_told   returns: none
UPDATE pinned_card SET told = $2 WHERE id = $1

-- name: pinned_with_message   returns: many
SELECT community_id, room_id FROM pinned_card WHERE message_id = $1 AND told = 1 LIMIT 20

-- name: pinned_with_author   returns: many
SELECT p.community_id, p.room_id
  FROM pinned_card p JOIN message x ON x.id = p.message_id
 WHERE p.message_id IS NOT NULL AND p.told = 1 AND x.author_id = $1 LIMIT 20

-- name: pinned_old_drop   returns: none
DELETE FROM pinned_card WHERE last_day < $1 OR (ended_ms <> 0 AND ended_ms < $2)

-- name: pinned_of_member_drop   returns: none
DELETE FROM pinned_card WHERE by_member = $1

-- name: pinned_of_account_drop   returns: none
DELETE FROM pinned_card WHERE by_account = $1
