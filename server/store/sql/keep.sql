-- What coordinators keep of communities and rooms (C3).

-- name: community_settings   returns: one-or-none
SELECT name, line, theme, municipality, access, moderation, unattended, slow_s, unattended_slow_s,
       first_held, state, rules_version
  FROM community WHERE id = $1

-- name: community_change   returns: none
UPDATE community SET name = $2, line = $3, theme = $4, municipality = $5, access = $6,
                     moderation = $7, unattended = $8, slow_s = $9, unattended_slow_s = $10,
                     first_held = $11, state = $12
 WHERE id = $1

-- name: community_take_room   returns: none
UPDATE community SET room_count = room_count + 1 WHERE id = $1 AND room_count < $2

-- name: room_change   returns: none
UPDATE room SET name = $2, line = $3, state = $4 WHERE id = $1

-- name: rooms_kept   returns: many
SELECT id, name, line, state, member_count FROM room WHERE community_id = $1 AND kind = $2
 ORDER BY id LIMIT 50

-- name: grants_hosting   returns: many
SELECT g.hat, g.scope, g.until_ms, p.id, a.key_id, p.name_sealed
  FROM hat_grant g
  JOIN account a ON a.id = g.account_id
  LEFT JOIN appointment p ON p.grant_id = g.id
 WHERE g.hat IN ($4, $5) AND g.from_ms <= $3 AND g.until_ms > $3
   AND (g.scope = 0 OR (g.scope = 1 AND g.where_code = $2) OR (g.scope = 2 AND g.where_row = $1))
 ORDER BY g.until_ms, g.id LIMIT 100
