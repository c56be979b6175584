-- Questions that a peer and a professional answer side by side.

-- name: question_add   returns: none
INSERT INTO panel_question (id, community_id, author_id, hat, nonce, text_sealed, together, state,
                            asked_ms)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)

-- name: question_by_nonce   returns: one-or-none
SELECT id FROM panel_question WHERE author_id = $1 AND nonce = $2

-- name: question_one   returns: one-or-none
SELECT q.community_id, q.author_id, q.hat, q.text_sealed, q.together, q.state, q.asked_ms,
       q.reason_sealed, q.reason_by, m.key_id, c.municipality, c.name
  FROM panel_question q JOIN member m ON m.id = q.author_id
  JOIN community c ON c.id = q.community_id
 WHERE q.id = $1

-- What is shown, what is one's own ($3), and for a host ($4) what waits or is hidden. Who may read it
-- is asked again of each.
-- name: questions_of_community   returns: many
SELECT id FROM panel_question
 WHERE community_id = $1 AND id < $2
   AND (state = 1 OR author_id = $3 OR CAST($4 AS BIGINT) = 1)
 ORDER BY id DESC LIMIT $5

-- Those without an answer of a professional, where a grant of this one lets them answer: of the region,
-- the municipality, the community, or an organisation. The right is asked again of each.
-- name: questions_waiting   returns: many
SELECT q.id FROM panel_question q JOIN community c ON c.id = q.community_id
 WHERE q.state = 1
   AND NOT EXISTS (SELECT 1 FROM panel_answer a WHERE a.question_id = q.id AND a.side = 1)
   AND EXISTS (SELECT 1 FROM hat_grant g
                WHERE g.account_id = $1 AND g.hat = $2 AND g.from_ms <= $3 AND g.until_ms > $3
                  AND (g.scope IN (0, 3) OR (g.scope = 1 AND g.where_code = c.municipality)
                       OR (g.scope = 2 AND g.where_row = c.id)))
 ORDER BY q.id LIMIT $4

-- name: questions_of_author   returns: many
SELECT id FROM panel_question WHERE author_id = $1 ORDER BY id DESC LIMIT $2

-- name: question_judge   returns: none
UPDATE panel_question SET state = $2, reason_sealed = $3, reason_by = $4 WHERE id = $1

-- name: question_drop   returns: none
DELETE FROM panel_question WHERE id = $1

-- name: answers_of_question   returns: many
SELECT a.id, a.side, a.hat, a.organisation, a.text_sealed, a.answered_ms, a.edited_ms,
       coalesce(a.member_id, 0), coalesce(a.account_id, 0), coalesce(m.key_id, p.key_id, 0),
       m.name_sealed
  FROM panel_answer a
  LEFT JOIN member m ON m.id = a.member_id
  LEFT JOIN account p ON p.id = a.account_id
 WHERE a.question_id = $1 ORDER BY a.side

-- name: answer_add   returns: none
INSERT INTO panel_answer (id, question_id, side, hat, member_id, account_id, organisation,
                          text_sealed, answered_ms, edited_ms)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, 0)

-- name: answer_change   returns: none
UPDATE panel_answer SET text_sealed = $2, edited_ms = $3 WHERE id = $1

-- name: answers_of_question_drop   returns: none
DELETE FROM panel_answer WHERE question_id = $1

-- name: answers_to_author_drop   returns: none
DELETE FROM panel_answer
 WHERE question_id IN (SELECT id FROM panel_question WHERE author_id = $1)

-- name: questions_of_author_drop   returns: none
DELETE FROM panel_question WHERE author_id = $1

-- name: answers_of_member_drop   returns: none
DELETE FROM panel_answer WHERE member_id = $1

-- name: answers_of_account_drop   returns: none
DELETE FROM panel_answer WHERE account_id = $1

-- The name somebody works under.
-- name: working_name   returns: one-or-none
SELECT id, name_sealed FROM appointment
 WHERE account_id = $1 AND hat = $2 AND name_sealed IS NOT NULL ORDER BY id DESC LIMIT 1
