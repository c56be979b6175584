-- Communities and the faces people have in them.

-- name: municipality_add   returns: none
INSERT INTO municipality (code, name) VALUES ($1, $2)

-- name: municipality_name   returns: one-or-none
SELECT name FROM municipality WHERE code = $1

-- name: community_name   returns: one-or-none
SELECT name FROM community WHERE id = $1

-- name: community_add   returns: none
INSERT INTO community (id, slug, name, line, theme, municipality, access, member_count, room_count,
                       created_ms)
VALUES ($1, $2, $3, $4, $5, $6, $7, 0, 0, $8)

-- name: community_facts   returns: one-or-none
SELECT access, municipality, state FROM community WHERE id = $1

-- name: community_policy   returns: one-or-none
SELECT moderation, unattended, slow_s, unattended_slow_s, first_held, rules_version,
       attended_until_ms
  FROM community WHERE id = $1

-- name: community_set_policy   returns: none
UPDATE community SET moderation = $2, unattended = $3, slow_s = $4, unattended_slow_s = $5,
                     first_held = $6
 WHERE id = $1

-- name: member_count_post   returns: none
UPDATE member SET posts = posts + 1 WHERE id = $1

-- name: communities   returns: many
SELECT c.id, c.slug, c.name, c.line, c.theme, m.name, c.access, c.member_count, c.room_count
  FROM community c LEFT JOIN municipality m ON m.code = c.municipality
 WHERE (CAST($1 AS BIGINT) = 0 OR c.id = $1) ORDER BY c.name LIMIT 500

-- name: community_count_members   returns: none
UPDATE community SET member_count = member_count + $2 WHERE id = $1

-- name: community_count_rooms   returns: none
UPDATE community SET room_count = room_count + $2 WHERE id = $1

-- name: member_add   returns: none
INSERT INTO member (id, community_id, link, account_sealed, key_id, name_sealed, name_fold, hat,
                    state, joined_ms, name_looks)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, 0, $9, $10)

-- name: member_by_id   returns: one-or-none
SELECT community_id, key_id, name_sealed, hat, state, passed_on FROM member WHERE id = $1

-- name: face_card   returns: one-or-none
SELECT m.community_id, m.key_id, m.name_sealed, m.hat, m.state, c.name
  FROM member m JOIN community c ON c.id = m.community_id WHERE m.id = $1

-- name: member_road   returns: one-or-none
SELECT community_id, key_id, account_sealed FROM member
 WHERE id = $1 AND account_sealed IS NOT NULL

-- name: member_name_taken   returns: one-or-none
SELECT 1 FROM member WHERE community_id = $1 AND name_fold = $2 AND id <> $5
 UNION ALL
SELECT 1 FROM member WHERE community_id = $1 AND name_looks = $3 AND id <> $5
 UNION ALL
SELECT 1 FROM name_resting WHERE community_id = $1 AND name_fold = $2 AND until_ms > $4
 UNION ALL
SELECT 1 FROM name_resting WHERE community_id = $1 AND name_looks = $3 AND until_ms > $4
 LIMIT 1

-- name: name_rest   returns: none
INSERT INTO name_resting (id, community_id, name_fold, name_looks, until_ms)
SELECT id, community_id, name_fold, name_looks, $2 FROM member WHERE id = $1 AND state <> 3
    ON CONFLICT (id) DO NOTHING

-- Before another one takes its place.
-- name: name_rest_former   returns: none
INSERT INTO name_resting (id, community_id, name_fold, name_looks, until_ms)
SELECT $2, community_id, name_fold, name_looks, $3 FROM member WHERE id = $1

-- Not again so soon.
-- name: member_rename   returns: none
UPDATE member SET name_sealed = $2, name_fold = $3, name_looks = $4, renamed_ms = $5
 WHERE id = $1 AND renamed_ms <= $6

-- name: names_rested   returns: none
DELETE FROM name_resting
 WHERE id IN (SELECT id FROM name_resting WHERE until_ms <= $1 ORDER BY until_ms LIMIT 200)

-- name: members_without_looks   returns: many
SELECT id, community_id, key_id, name_sealed FROM member WHERE name_looks IS NULL LIMIT 200

-- name: member_note_looks   returns: none
UPDATE member SET name_looks = $2 WHERE id = $1

-- name: member_life   returns: one-or-none
SELECT community_id, key_id, state FROM member WHERE id = $1

-- name: member_set_state   returns: none
UPDATE member SET state = $3, shows = 0 WHERE id = $1 AND state = $2

-- name: member_erase   returns: none
UPDATE member SET link = NULL, account_sealed = NULL, name_sealed = $2, name_fold = $3,
                  name_looks = $3, state = 3, shows = 0
 WHERE id = $1

-- name: member_leave   returns: none
UPDATE member SET link = NULL, account_sealed = NULL, state = 1, shows = 0 WHERE id = $1

-- Whether others may see that they are there.
-- name: member_show   returns: none
UPDATE member SET shows = $2 WHERE id = $1

-- name: member_shows   returns: one-or-none
SELECT id FROM member WHERE id = $1 AND shows = 1 AND state = 0 AND banned_until_ms <= $2

-- name: members_hosting   returns: many
SELECT id, key_id, name_sealed, hat FROM member
 WHERE community_id = $1 AND hat IN ($2, $3) AND state = 0 ORDER BY id LIMIT 20

-- name: membership_add   returns: none
INSERT INTO account_member (id, account_id, member_sealed) VALUES ($1, $2, $3)

-- name: memberships   returns: many
SELECT id, member_sealed FROM account_member WHERE account_id = $1 AND gone = 0
 ORDER BY id LIMIT 200

-- name: memberships_ever   returns: many
SELECT id, member_sealed FROM account_member WHERE account_id = $1 ORDER BY id LIMIT 200

-- name: membership_leave   returns: none
UPDATE account_member SET gone = 1 WHERE id = $1

-- name: memberships_drop   returns: none
DELETE FROM account_member WHERE account_id = $1

-- name: membership_drop   returns: none
DELETE FROM account_member WHERE id = $1
