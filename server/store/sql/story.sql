-- Stories that their authors keep a hold of.

-- name: story_add   returns: none
INSERT INTO story (id, community_id, author_id, hat, nonce, title_sealed, text_sealed, cover,
                   audience, until_ms, state, opened, written_ms, changed_ms)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, 0, $12, 0)

-- name: story_by_nonce   returns: one-or-none
SELECT id, community_id FROM story WHERE author_id = $1 AND nonce = $2

-- name: story_one   returns: one-or-none
SELECT id, community_id, author_id, hat, title_sealed, text_sealed, cover, audience, until_ms,
       state, opened, written_ms, changed_ms, reason_sealed, reason_by
  FROM story WHERE id = $1

-- What may be read ($3: by a member, else what is for the region), and for a host ($5) also what
-- waits or is hidden. Who may read it is asked again of each.
-- name: stories_of_community   returns: many
SELECT id FROM story
 WHERE community_id = $1 AND id < $2 AND until_ms > $4
   AND ((state = 1 AND (CAST($3 AS BIGINT) = 1 OR audience = 1))
        OR (state IN (0, 2) AND CAST($5 AS BIGINT) = 1))
 ORDER BY id DESC LIMIT $6

-- name: stories_of_author   returns: many
SELECT id FROM story WHERE author_id = $1 ORDER BY id DESC LIMIT $2

-- name: story_place   returns: one-or-none
SELECT c.name FROM story s JOIN community c ON c.id = s.community_id WHERE s.id = $1

-- name: story_change   returns: none
UPDATE story SET title_sealed = $2, text_sealed = $3, cover = $4, audience = $5, state = $6,
                 changed_ms = $7
 WHERE id = $1

-- name: story_shorten   returns: none
UPDATE story SET until_ms = $2 WHERE id = $1 AND until_ms > $2

-- name: story_judge   returns: none
UPDATE story SET state = $2, reason_sealed = $3, reason_by = $4 WHERE id = $1

-- name: story_count_opened   returns: none
UPDATE story SET opened = opened + 1 WHERE id = $1 AND opened < $2

-- name: story_drop   returns: none
DELETE FROM story WHERE id = $1

-- name: stories_of_author_drop   returns: none
DELETE FROM story WHERE author_id = $1

-- name: stories_run_out   returns: many
SELECT id FROM story WHERE until_ms <= $1 AND state <> 3 ORDER BY until_ms LIMIT 32

-- name: story_end   returns: none
UPDATE story SET state = 3 WHERE id = $1

-- name: stories_old_drop   returns: none
DELETE FROM story WHERE id IN (SELECT id FROM story WHERE until_ms <= $1 ORDER BY until_ms LIMIT 200)
