-- What waits for a host, who is told of it, and who can be reached.

-- When the newest came that waits in a community: messages, stories, questions, asks to come in. Words of somebody who
-- is away are for nobody until they are back.
-- name: waiting_newest   returns: one
SELECT max(at_ms) FROM (
	SELECT max(h.held_ms) AS at_ms
	  FROM room r JOIN held_message h ON h.room_id = r.id JOIN member m ON m.id = h.author_id
	 WHERE r.community_id = $1 AND h.state = 0 AND m.state = 0
	UNION ALL
	SELECT max(CASE WHEN changed_ms > written_ms THEN changed_ms ELSE written_ms END)
	  FROM story WHERE community_id = $1 AND state = 0
	UNION ALL
	SELECT max(asked_ms) FROM panel_question WHERE community_id = $1 AND state = 0
	UNION ALL
	SELECT max(asked_ms) FROM introduction WHERE community_id = $1 AND state = 0) AS waiting

-- name: community_of_room   returns: one-or-none
SELECT community_id FROM room WHERE id = $1

-- name: community_reach   returns: one-or-none
SELECT municipality, attended_until_ms, on_call_told_ms, name FROM community WHERE id = $1

-- name: community_note_on_call   returns: none
UPDATE community SET on_call_told_ms = $2 WHERE id = $1

-- name: accounts_hosting   returns: many
SELECT DISTINCT account_id FROM hat_grant
 WHERE hat IN ($4, $5) AND from_ms <= $3 AND until_ms > $3
   AND (scope = 0 OR (scope = 1 AND where_code = $2) OR (scope = 2 AND where_row = $1))
 ORDER BY account_id LIMIT 100

-- name: on_call_put   returns: none
INSERT INTO on_call (community_id, member_id, hat, until_ms) VALUES ($1, $2, $3, $4)
ON CONFLICT (community_id, member_id) DO UPDATE SET hat = excluded.hat, until_ms = excluded.until_ms

-- name: on_call_drop   returns: none
DELETE FROM on_call WHERE community_id = $1 AND member_id = $2

-- name: on_call_of_member_drop   returns: none
DELETE FROM on_call WHERE member_id = $1

-- name: on_call_until   returns: one-or-none
SELECT until_ms FROM on_call WHERE community_id = $1 AND member_id = $2 AND until_ms > $3

-- name: on_call_count   returns: one
SELECT count(*) FROM on_call WHERE community_id = $1 AND until_ms > $2

-- name: on_call_all   returns: many
SELECT community_id, member_id, hat, until_ms FROM on_call
 ORDER BY community_id, member_id LIMIT 500
