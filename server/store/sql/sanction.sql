-- What somebody may not do in a community for a while.

-- name: sanction_add   returns: none
INSERT INTO sanction (id, community_id, link, member_id, kind, rule_sealed, reason_sealed,
                      by_member, from_ms, until_ms, seen)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, 0)

-- name: sanction_one   returns: one-or-none
SELECT s.community_id, s.member_id, m.key_id, s.kind, s.by_member, s.link
  FROM sanction s JOIN member m ON m.id = s.member_id
 WHERE s.id = $1

-- Only what still runs.
-- name: sanction_end   returns: none
UPDATE sanction SET until_ms = $2, seen = 0 WHERE id = $1 AND until_ms > $2

-- Until when each kind holds for who has this link; nothing: not at all.
-- name: sanctions_of_link   returns: many
SELECT kind, max(until_ms) FROM sanction WHERE link = $1 AND until_ms > $2 GROUP BY kind

-- name: member_link_and_hat   returns: one-or-none
SELECT link, hat FROM member WHERE id = $1 AND link IS NOT NULL

-- The face that somebody with this link has now, if any.
-- name: member_of_link   returns: one-or-none
SELECT id FROM member WHERE link = $1

-- name: member_restrict   returns: none
UPDATE member SET paused_until_ms = $2, banned_until_ms = $3 WHERE link = $1

-- name: sanctions_of_community   returns: many
SELECT s.id, s.member_id, s.kind, s.by_member, s.from_ms, s.until_ms, s.rule_sealed,
       s.reason_sealed, s.seen, c.name, m.key_id, s.community_id
  FROM sanction s JOIN community c ON c.id = s.community_id JOIN member m ON m.id = s.member_id
 WHERE s.community_id = $1 AND s.until_ms > $2 ORDER BY s.id DESC LIMIT $3

-- name: sanctions_of_face   returns: many
SELECT s.id, s.member_id, s.kind, s.by_member, s.from_ms, s.until_ms, s.rule_sealed,
       s.reason_sealed, s.seen, c.name, m.key_id, s.community_id
  FROM sanction s JOIN community c ON c.id = s.community_id JOIN member m ON m.id = s.member_id
 WHERE s.member_id = $1 AND s.from_ms > $2 ORDER BY s.id DESC LIMIT $3

-- name: sanctions_seen   returns: none
UPDATE sanction SET seen = 1 WHERE member_id = $1 AND seen = 0

-- name: sanctions_drop   returns: none
DELETE FROM sanction WHERE member_id = $1
