-- Talks of two: who asked whom, and their rooms.

-- name: direct_facts   returns: one-or-none
SELECT a.created_ms, a.direct_off, m.joined_ms, m.posts
  FROM account a, member m WHERE a.id = $1 AND m.id = $2

-- name: direct_off   returns: one-or-none
SELECT direct_off FROM account WHERE id = $1

-- name: direct_set_off   returns: none
UPDATE account SET direct_off = $2 WHERE id = $1

-- name: direct_unanswered   returns: one
SELECT count(*) FROM direct_ask WHERE asker_id = $1 AND asked_ms > $2

-- Old ones count as none: asking again begins anew.
-- name: direct_ask_find   returns: one-or-none
SELECT state FROM direct_ask WHERE asker_id = $1 AND asked_id = $2 AND asked_ms > $3

-- name: direct_ask_add   returns: none
INSERT INTO direct_ask (id, asker_id, asked_id, line_sealed, asked_ms, state)
VALUES ($1, $2, $3, $4, $5, 0)

-- name: direct_ask_drop   returns: none
DELETE FROM direct_ask WHERE asker_id = $1 AND asked_id = $2

-- Only one that waits: of fifty answers at once one counts.
-- name: direct_ask_end   returns: none
UPDATE direct_ask SET state = $3 WHERE asker_id = $1 AND asked_id = $2 AND state = 0

-- name: direct_asks_drop   returns: none
DELETE FROM direct_ask WHERE asker_id = $1 OR asked_id = $1

-- name: direct_asks_old_drop   returns: none
DELETE FROM direct_ask WHERE id IN
	(SELECT id FROM direct_ask WHERE asked_ms <= $1 ORDER BY asked_ms LIMIT 200)

-- Of who asks, also after an answer that they are not told.
-- name: direct_asks_by   returns: many
SELECT id, asked_id, line_sealed, asked_ms, asker_id FROM direct_ask
 WHERE asker_id = $1 AND asked_ms > $2 ORDER BY asked_ms DESC LIMIT 50

-- name: direct_asks_of   returns: many
SELECT id, asker_id, line_sealed, asked_ms, asker_id FROM direct_ask
 WHERE asked_id = $1 AND asked_ms > $2 AND state = 0 ORDER BY asked_ms DESC LIMIT 50

-- name: direct_pair_find   returns: one-or-none
SELECT p.room_id, r.state, r.seq FROM direct_pair p JOIN room r ON r.id = p.room_id
 WHERE p.first_id = $1 AND p.second_id = $2

-- name: direct_pair_add   returns: none
INSERT INTO direct_pair (first_id, second_id, room_id) VALUES ($1, $2, $3)

-- name: direct_pair_other   returns: one-or-none
SELECT CASE WHEN first_id = $2 THEN second_id ELSE first_id END FROM direct_pair
 WHERE room_id = $1 AND (first_id = $2 OR second_id = $2)

-- name: direct_room_open   returns: none
UPDATE room SET state = 0 WHERE id = $1

-- A room that is not of two has no pair, and stays as it is.
-- name: direct_room_close   returns: none
UPDATE room SET state = 1
 WHERE id = $1 AND state = 0 AND EXISTS (SELECT 1 FROM direct_pair p WHERE p.room_id = $1)
