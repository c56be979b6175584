-- Asks to come into a community that is closed with an introduction.

-- name: introduction_add   returns: none
INSERT INTO introduction (id, community_id, link, key_id, hat, state, account_sealed, name_sealed,
                          text_sealed, reason, asked_ms, answered_ms)
VALUES ($1, $2, $3, $4, $5, 0, $6, $7, $8, -1, $9, 0)

-- name: introduction_of_link   returns: one-or-none
SELECT id, community_id, key_id, hat, state, reason, asked_ms, answered_ms, link, account_sealed,
       name_sealed, text_sealed, answer_sealed
  FROM introduction WHERE link = $1

-- name: introduction_one   returns: one-or-none
SELECT id, community_id, key_id, hat, state, reason, asked_ms, answered_ms, link, account_sealed,
       name_sealed, text_sealed, answer_sealed
  FROM introduction WHERE id = $1

-- Who asked first is answered first.
-- name: introductions_waiting   returns: many
SELECT id, community_id, key_id, hat, state, reason, asked_ms, answered_ms, link, account_sealed,
       name_sealed, text_sealed, answer_sealed
  FROM introduction WHERE community_id = $1 AND state = 0 AND asked_ms > $2
 ORDER BY asked_ms, id LIMIT 50

-- name: introductions_count   returns: one
SELECT count(*) FROM introduction WHERE community_id = $1 AND state = 0 AND asked_ms > $2

-- Where anybody asks: nobody's asks can be looked up but by going through these.
-- name: introduction_places   returns: many
SELECT DISTINCT community_id FROM introduction ORDER BY community_id LIMIT 500

-- Only one that waits: of two hosts at once one decides.
-- name: introduction_end   returns: none
UPDATE introduction
   SET state = $2, reason = $3, answer_sealed = $4, text_sealed = NULL, answered_ms = $5
 WHERE id = $1 AND state = 0

-- name: introduction_drop   returns: none
DELETE FROM introduction WHERE id = $1

-- name: introductions_lapsed   returns: many
SELECT id FROM introduction WHERE state = 0 AND asked_ms <= $1 ORDER BY asked_ms LIMIT 50

-- Told for a while; a withdrawn one counts for a day.
-- name: introductions_over   returns: many
SELECT id FROM introduction
 WHERE state <> 0 AND (answered_ms <= $1 OR (state = 3 AND answered_ms <= $2))
 ORDER BY answered_ms LIMIT 50

-- name: introduction_of_key   returns: one-or-none
SELECT id FROM introduction WHERE key_id = $1
