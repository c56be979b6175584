-- content: keys

-- name: data_key_add   returns: none
INSERT INTO data_key (id, owner, wrapped, created_ms, destroyed_ms) VALUES ($1, $2, $3, $4, 0)

-- name: data_key_wrapped   returns: one-or-none
SELECT wrapped FROM data_key WHERE id = $1 AND wrapped IS NOT NULL

-- name: purpose_key_wrapped   returns: one-or-none
SELECT wrapped FROM purpose_key WHERE purpose = $1

-- name: purpose_key_add   returns: none
INSERT INTO purpose_key (purpose, wrapped, created_ms) VALUES ($1, $2, $3)
-- 0 = alive
-- name: data_key_destroyed   returns: one-or-none
SELECT destroyed_ms FROM data_key WHERE id = $1

-- name: data_key_living   returns: many
SELECT id FROM data_key WHERE wrapped IS NOT NULL ORDER BY id

-- name: data_key_destroy   returns: none
UPDATE data_key SET wrapped = NULL, destroyed_ms = $2 WHERE id = $1 AND wrapped IS NOT NULL

-- name: data_keys_destroyed   returns: many
SELECT id, destroyed_ms FROM data_key WHERE wrapped IS NULL ORDER BY id
