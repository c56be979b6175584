-- Asks to look up the other faces of a person.

-- name: unmask_add   returns: none
INSERT INTO unmask (id, member_id, code, reason_sealed, asker_id, asker_hat, asked_ms, state,
                    judge_hat, judged_ms)
VALUES ($1, $2, $3, $4, $5, $6, $7, 0, 0, 0)

-- name: unmask_one   returns: one-or-none
SELECT member_id, code, reason_sealed, asker_id, asker_hat, asked_ms, state, judge_id, judge_hat,
       judged_ms
  FROM unmask WHERE id = $1

-- One that waits, or that can be opened still.
-- name: unmask_running_of   returns: one-or-none
SELECT id FROM unmask
 WHERE member_id = $1 AND ((state = 0 AND asked_ms > $2) OR (state = 1 AND judged_ms > $3)) LIMIT 1

-- Only while nobody else has answered: of two at a time, one succeeds.
-- name: unmask_judge   returns: none
UPDATE unmask SET state = $2, judge_id = $3, judge_hat = $4, judged_ms = $5
 WHERE id = $1 AND state = 0

-- What waits for anybody, and what somebody asked or answered.
-- name: unmask_list   returns: many
SELECT id FROM unmask
 WHERE (state = 0 AND asked_ms > $2) OR asker_id = $1 OR judge_id = $1 ORDER BY id DESC LIMIT 50

-- name: unmask_lapse   returns: none
UPDATE unmask SET state = 3 WHERE state = 0 AND asked_ms <= $1

-- name: unmask_shut   returns: none
UPDATE unmask SET state = 4 WHERE state = 1 AND judged_ms <= $1

-- name: unmasks_drop   returns: none
DELETE FROM unmask WHERE member_id = $1
