-- Shifts, opening hours, and what stands at the front door.

-- name: community_attended   returns: one-or-none
SELECT attended_until_ms, attended_told, unattended, unattended_slow_s
  FROM community WHERE id = $1

-- name: community_set_attended   returns: none
UPDATE community SET attended_until_ms = $2, attended_told = $3 WHERE id = $1

-- name: community_on_holidays   returns: one-or-none
SELECT on_holidays FROM community WHERE id = $1

-- name: community_set_holidays   returns: none
UPDATE community SET on_holidays = $2 WHERE id = $1

-- name: openings   returns: many
SELECT day, from_minute, until_minute FROM opening
 WHERE community_id = $1 ORDER BY day, from_minute LIMIT 28

-- name: opening_add   returns: none
INSERT INTO opening (community_id, day, from_minute, until_minute) VALUES ($1, $2, $3, $4)

-- name: openings_drop   returns: none
DELETE FROM opening WHERE community_id = $1

-- name: closed_days   returns: many
SELECT day, reason FROM closed_day WHERE community_id = $1 AND day >= $2 ORDER BY day LIMIT 60

-- name: closed_day_add   returns: none
INSERT INTO closed_day (community_id, day, reason) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING

-- name: closed_days_drop   returns: none
DELETE FROM closed_day WHERE community_id = $1

-- name: shift_begin   returns: one
INSERT INTO shift (community_id, member_id, hat, from_ms, until_ms, active_ms)
VALUES ($1, $2, $3, $4, $5, $4)
    ON CONFLICT (community_id, member_id) DO UPDATE
   SET hat = excluded.hat, active_ms = excluded.active_ms,
       until_ms = CASE WHEN excluded.until_ms < shift.from_ms + $6 THEN excluded.until_ms
                       ELSE shift.from_ms + $6 END
RETURNING until_ms

-- name: shift_drop   returns: none
DELETE FROM shift WHERE community_id = $1 AND member_id = $2

-- name: shift_note_active   returns: none
UPDATE shift SET active_ms = $3 WHERE community_id = $1 AND member_id = $2

-- name: shift_until   returns: one-or-none
SELECT until_ms FROM shift WHERE community_id = $1 AND member_id = $2 AND until_ms > $3

-- name: shifts_end   returns: one
SELECT max(CASE WHEN until_ms < active_ms + $2 THEN until_ms ELSE active_ms + $2 END)
  FROM shift WHERE community_id = $1

-- name: shifts_of_community   returns: many
SELECT s.member_id, m.key_id, m.name_sealed, s.hat, s.until_ms
  FROM shift s JOIN member m ON m.id = s.member_id
 WHERE s.community_id = $1 AND s.until_ms > $2 AND s.active_ms > $2 - $3
 ORDER BY s.member_id LIMIT 20

-- name: shifts   returns: many
SELECT s.community_id, s.member_id, s.hat, s.until_ms, s.active_ms, m.key_id, m.account_sealed,
       m.link, c.municipality
  FROM shift s JOIN member m ON m.id = s.member_id JOIN community c ON c.id = s.community_id
 ORDER BY s.community_id, s.member_id LIMIT 500

-- name: session_of_hat_seen   returns: one
SELECT max(seen_ms) FROM session WHERE account_id = $1 AND hat = $2 AND proved_ms > 0

-- name: groups_of_community   returns: many
SELECT id FROM room WHERE community_id = $1 AND kind = 0 AND state <> 2 ORDER BY id LIMIT 500

-- name: front_door   returns: many
SELECT c.id, c.name, c.line, m.name, r.id, r.name, r.line
  FROM room r JOIN community c ON c.id = r.community_id
  LEFT JOIN municipality m ON m.code = c.municipality
 WHERE c.access = 0 AND c.state = 0 AND r.kind = 0 AND r.state <> 2
 ORDER BY c.name, c.id, r.id LIMIT 500
