-- Messages, reactions and moderation.

-- The newest first, to look as far back as a pause is long.
-- name: message_authors_back   returns: many
SELECT author_id, posted_ms FROM message WHERE room_id = $1 ORDER BY seq DESC LIMIT $2

-- name: message_add   returns: none
INSERT INTO message (id, room_id, seq, author_id, hat, nonce, body_sealed, posted_ms, edited_ms,
                     state, reply_to, cover)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, 0, 0, $9, $10)

-- name: message_by_nonce   returns: one-or-none
SELECT id, room_id, seq, posted_ms, -1 AS reason FROM message WHERE author_id = $1 AND nonce = $2
UNION ALL
SELECT id, room_id, 0, held_ms, reason FROM held_message WHERE author_id = $1 AND nonce = $2

-- Also of one that waits: the log names where it was.
-- name: message_room   returns: one-or-none
SELECT room_id FROM message WHERE id = $1
UNION ALL
SELECT room_id FROM held_message WHERE id = $1

-- name: message_facts   returns: one-or-none
SELECT x.room_id, x.seq, x.author_id, x.posted_ms, x.state, m.key_id
  FROM message x JOIN member m ON m.id = x.author_id
 WHERE x.id = $1

-- name: message_page_before   returns: many
SELECT x.id, x.seq, x.author_id, x.hat, x.body_sealed, x.posted_ms, x.edited_ms, x.state, x.reply_to,
       x.cover, m.community_id, m.key_id, m.name_sealed, m.passed_on
  FROM message x JOIN member m ON m.id = x.author_id
 WHERE x.room_id = $1 AND x.seq < $2 ORDER BY x.seq DESC LIMIT $3

-- name: message_page_after   returns: many
SELECT x.id, x.seq, x.author_id, x.hat, x.body_sealed, x.posted_ms, x.edited_ms, x.state, x.reply_to,
       x.cover, m.community_id, m.key_id, m.name_sealed, m.passed_on
  FROM message x JOIN member m ON m.id = x.author_id
 WHERE x.room_id = $1 AND x.seq > $2 ORDER BY x.seq LIMIT $3

-- name: message_one   returns: many
SELECT x.id, x.seq, x.author_id, x.hat, x.body_sealed, x.posted_ms, x.edited_ms, x.state, x.reply_to,
       x.cover, m.community_id, m.key_id, m.name_sealed, m.passed_on
  FROM message x JOIN member m ON m.id = x.author_id
 WHERE x.room_id = $1 AND x.id = $2 LIMIT $3

-- name: message_last_visible   returns: one-or-none
SELECT x.id, x.author_id, x.body_sealed, x.posted_ms, m.key_id, m.name_sealed, x.cover
  FROM message x JOIN member m ON m.id = x.author_id
 WHERE x.room_id = $1 AND x.state = 0 ORDER BY x.seq DESC LIMIT 1

-- name: message_more_before   returns: one-or-none
SELECT 1 FROM message WHERE room_id = $1 AND seq < $2 LIMIT 1

-- name: message_more_after   returns: one-or-none
SELECT 1 FROM message WHERE room_id = $1 AND seq > $2 LIMIT 1

-- name: message_edit   returns: none
UPDATE message SET body_sealed = $2, edited_ms = $3 WHERE id = $1

-- name: message_remove   returns: none
UPDATE message SET body_sealed = NULL, state = $2 WHERE id = $1

-- name: message_set_cover   returns: none
UPDATE message SET cover = $2 WHERE id = $1 AND cover <> $2

-- name: message_set_state   returns: none
UPDATE message SET state = $2 WHERE id = $1

-- name: message_words   returns: one-or-none
SELECT body_sealed, edited_ms FROM message WHERE id = $1

-- name: message_version_add   returns: none
INSERT INTO message_version (message_id, version, body_sealed, at_ms) VALUES ($1, $2, $3, $4)

-- name: message_versions_count   returns: one
SELECT count(*) FROM message_version WHERE message_id = $1

-- name: message_versions   returns: many
SELECT version, body_sealed, at_ms FROM message_version
 WHERE message_id = $1 ORDER BY version LIMIT $2

-- name: message_versions_drop   returns: none
DELETE FROM message_version WHERE message_id = $1

-- name: message_from   returns: one-or-none
SELECT seq, posted_ms FROM message WHERE room_id = $1 AND seq >= $2 ORDER BY seq LIMIT 1

-- name: message_quoted   returns: one-or-none
SELECT seq, author_id, hat, body_sealed, state, cover FROM message WHERE id = $1

-- name: message_replies   returns: one
SELECT count(*) FROM (
	SELECT 1 FROM message
	 WHERE room_id = $1 AND reply_to = $2 AND reply_to <> 0 AND state = 0 LIMIT $3) AS counted

-- name: replies_of_page   returns: many
SELECT reply_to, count(*) FROM (
	SELECT reply_to FROM message
	 WHERE room_id = $1 AND reply_to >= $2 AND reply_to <= $3 AND reply_to <> 0 AND state = 0
	 LIMIT $4) AS answers
 GROUP BY reply_to

-- name: message_thread_page   returns: many
SELECT x.id, x.seq, x.author_id, x.hat, x.body_sealed, x.posted_ms, x.edited_ms, x.state, x.reply_to,
       x.cover, m.community_id, m.key_id, m.name_sealed, m.passed_on
  FROM message x JOIN member m ON m.id = x.author_id
 WHERE x.room_id = $1 AND x.reply_to = $4 AND x.reply_to <> 0 AND x.seq > $2 ORDER BY x.seq LIMIT $3

-- name: message_thread_more   returns: one-or-none
SELECT 1 FROM message
 WHERE room_id = $1 AND reply_to = $2 AND reply_to <> 0 AND seq > $3 LIMIT 1

-- name: reactions_of_reader   returns: many
SELECT message_id, kind, count(*), count(*) FILTER (WHERE member_id = $2)
  FROM reaction WHERE message_id = $1 GROUP BY message_id, kind

-- name: message_search_page   returns: many
SELECT x.seq, x.id, x.author_id, x.hat, x.posted_ms, x.state, x.cover, m.key_id, length(m.name_sealed)
  FROM message x JOIN member m ON m.id = x.author_id
 WHERE x.room_id = $1 AND x.seq < $2 ORDER BY x.seq DESC LIMIT $3

-- name: reactions_drop   returns: none
DELETE FROM reaction WHERE message_id = $1

-- name: reaction_add   returns: none
INSERT INTO reaction (message_id, member_id, kind, at_ms) VALUES ($1, $2, $3, $4)
ON CONFLICT DO NOTHING

-- name: reaction_drop   returns: none
DELETE FROM reaction WHERE message_id = $1 AND member_id = $2 AND kind = $3

-- name: reactions_of_page   returns: many
SELECT r.message_id, r.kind, count(*), count(*) FILTER (WHERE r.member_id = $4)
  FROM message x JOIN reaction r ON r.message_id = x.id
 WHERE x.room_id = $1 AND x.seq >= $2 AND x.seq <= $3
 GROUP BY r.message_id, r.kind

-- name: reactions_of_message   returns: many
SELECT kind, count(*) FROM reaction WHERE message_id = $1 GROUP BY kind

-- name: moderation_add   returns: none
INSERT INTO moderation (id, message_id, act, by_member, reason_sealed, at_ms)
VALUES ($1, $2, $3, $4, $5, $6)

-- name: moderation_last   returns: one-or-none
SELECT id, reason_sealed, by_member FROM moderation WHERE message_id = $1 AND act = $2
 ORDER BY id DESC LIMIT 1
