-- Rooms, who is in them, and the order of what happened.

-- name: room_add   returns: none
INSERT INTO room (id, community_id, kind, name, line, state, seq, member_count, created_ms)
VALUES ($1, $2, $3, $4, $5, $6, 0, 0, $7)

-- name: room_facts   returns: one-or-none
SELECT r.community_id, r.state, r.seq, c.access, c.municipality, c.state, c.moderation,
       c.unattended, c.slow_s, c.unattended_slow_s, c.first_held, c.rules_version,
       c.attended_until_ms, r.kind
  FROM room r JOIN community c ON c.id = r.community_id
 WHERE r.id = $1

-- name: member_in_room   returns: one-or-none
SELECT m.id, m.key_id, m.name_sealed, rm.read_seq, m.posts, m.rules_accepted,
       m.paused_until_ms, m.banned_until_ms, m.shows
  FROM member m LEFT JOIN room_member rm ON rm.room_id = $2 AND rm.member_id = m.id
 WHERE m.link = $1

-- Of up to five faces those who can read a room: here or away (2), not kept out, and in the room where it
-- is not open to every member.
-- name: members_who_read   returns: many
SELECT m.id FROM member m
 WHERE m.id IN ($5, $6, $7, $8, $9) AND m.community_id = $1 AND m.state IN (0, 2)
   AND m.banned_until_ms <= $3
   AND (CAST($4 AS BIGINT) = 1
        OR EXISTS (SELECT 1 FROM room_member rm WHERE rm.room_id = $2 AND rm.member_id = m.id))
 LIMIT 5

-- name: room_card   returns: one-or-none
SELECT c.name, r.name, r.line, r.kind, r.member_count
  FROM room r JOIN community c ON c.id = r.community_id
 WHERE r.id = $1

-- name: rooms_of_community   returns: many
SELECT id FROM room WHERE community_id = $1 AND kind = $2 ORDER BY id LIMIT 100

-- name: rooms_changed   returns: many
SELECT r.id, r.seq, r.name, r.line, c.name, c.access, r.state, c.state, c.rules_version
  FROM room r JOIN community c ON c.id = r.community_id
 WHERE r.community_id = $1 AND (CAST($2 AS BIGINT) = 0 OR r.id = $2) AND r.kind = $3
 ORDER BY r.id LIMIT 100

-- name: rooms_of_member   returns: many
SELECT room_id FROM room_member WHERE member_id = $1 ORDER BY room_id LIMIT 100

-- name: room_count_members   returns: none
UPDATE room SET member_count = member_count + $2 WHERE id = $1

-- name: room_member_add   returns: none
INSERT INTO room_member (room_id, member_id, read_seq, joined_ms) VALUES ($1, $2, $3, $4)
ON CONFLICT DO NOTHING

-- name: room_member_drop   returns: none
DELETE FROM room_member WHERE room_id = $1 AND member_id = $2

-- name: room_read   returns: none
UPDATE room_member SET read_seq = $3 WHERE room_id = $1 AND member_id = $2

-- name: room_unread   returns: one
SELECT count(*) FROM (
	SELECT 1 FROM message WHERE room_id = $1 AND seq > $2 AND state = 0 LIMIT $3) AS counted

-- name: room_unread_authors   returns: many
SELECT author_id FROM message
 WHERE room_id = $1 AND seq > $2 AND state = 0 ORDER BY seq LIMIT $3

-- name: room_count_on   returns: none
UPDATE room SET seq = $2 WHERE id = $1 AND seq = $2 - 1

-- name: room_event_add   returns: none
INSERT INTO room_event (room_id, seq, kind, message_id, actor_id, detail, at_ms)
VALUES ($1, $2, $3, $4, $5, $6, $7)

-- name: room_events_after   returns: many
SELECT seq, 0 AS kind, id AS message_id, author_id AS actor_id, 0 AS detail FROM message
 WHERE room_id = $1 AND seq > $2
UNION ALL
SELECT seq, kind, message_id, actor_id, detail FROM room_event
 WHERE room_id = $1 AND seq > $2
 ORDER BY 1 LIMIT $3
