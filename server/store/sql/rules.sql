-- House rules in versions, and the questions about them (ON3).

-- name: rules_add   returns: none
INSERT INTO rules_version (community_id, version, rules_nl, rules_en, made_by, made_ms)
VALUES ($1, $2, $3, $4, $5, $6)

-- name: rules_question_add   returns: none
INSERT INTO rules_question (community_id, version, number, answer, ask_nl, answers_nl, why_nl,
                            ask_en, answers_en, why_en)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)

-- name: rules_begin   returns: none
UPDATE community SET rules_version = $2 WHERE id = $1 AND rules_version = $2 - 1

-- name: rules_now   returns: one-or-none
SELECT v.version, v.rules_nl, v.rules_en, v.made_ms
  FROM community c
  JOIN rules_version v ON v.community_id = c.id AND v.version = c.rules_version
 WHERE c.id = $1

-- name: rules_versions   returns: many
SELECT version, rules_nl, rules_en, made_ms FROM rules_version
 WHERE community_id = $1 AND version > 0 ORDER BY version DESC LIMIT 20

-- name: rules_questions   returns: many
SELECT number, answer, ask_nl, answers_nl, why_nl, ask_en, answers_en, why_en FROM rules_question
 WHERE community_id = $1 AND version = $2 ORDER BY number LIMIT 3

-- name: member_accept_rules   returns: none
UPDATE member SET rules_accepted = $2 WHERE id = $1
