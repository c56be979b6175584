-- Emergency cards and who opened them.

-- name: card_of_account   returns: one-or-none
SELECT id, key_id, saved_ms FROM emergency_card WHERE account_id = $1

-- name: card_add   returns: none
INSERT INTO emergency_card (id, account_id, key_id, saved_ms) VALUES ($1, $2, $3, $4)

-- name: card_saved   returns: none
UPDATE emergency_card SET saved_ms = $2 WHERE id = $1

-- name: card_drop   returns: none
DELETE FROM emergency_card WHERE id = $1

-- name: card_lines   returns: many
SELECT line, value_sealed FROM emergency_card_line WHERE card_id = $1 ORDER BY line

-- name: card_line_add   returns: none
INSERT INTO emergency_card_line (card_id, line, value_sealed) VALUES ($1, $2, $3)

-- name: card_lines_drop   returns: none
DELETE FROM emergency_card_line WHERE card_id = $1

-- name: card_opening_add   returns: none
INSERT INTO emergency_card_opening (id, account_id, hat, own, times, at_ms)
VALUES ($1, $2, $3, $4, 1, $5)

-- name: card_opening_again   returns: none
UPDATE emergency_card_opening SET times = times + 1, at_ms = $4
 WHERE account_id = $1 AND hat = $2 AND own = 1 AND at_ms >= $3

-- name: card_openings   returns: many
SELECT hat, own, times, at_ms FROM emergency_card_opening
 WHERE account_id = $1 ORDER BY at_ms DESC, id DESC LIMIT 50

-- name: card_openings_drop   returns: none
DELETE FROM emergency_card_opening WHERE account_id = $1
