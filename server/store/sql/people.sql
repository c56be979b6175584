-- Invitations, appointments and the checks of who works here. Grants are in account.sql.

-- name: invitation_add   returns: none
INSERT INTO invitation (id, code_hash, appointment_id, community_id, uses, uses_left, made_ms,
                        until_ms)
VALUES ($1, $2, $3, $4, $5, $5, $6, $7)

-- Wrong, used up, too late and withdrawn are all no row (A6).
-- name: invitation_by_code   returns: one-or-none
SELECT id, coalesce(appointment_id, 0), coalesce(community_id, 0), until_ms FROM invitation
 WHERE code_hash = $1 AND uses_left > 0 AND until_ms > $2

-- Compared and counted in one: of n uses there are n, however many come at once (Z9).
-- name: invitation_take   returns: none
UPDATE invitation SET uses_left = uses_left - 1 WHERE id = $1 AND uses_left > 0 AND until_ms > $2

-- name: invitation_community   returns: one-or-none
SELECT community_id FROM invitation WHERE id = $1 AND community_id IS NOT NULL

-- name: invitations_of_community   returns: many
SELECT id, uses, uses_left, made_ms, until_ms FROM invitation
 WHERE community_id = $1 ORDER BY id DESC LIMIT 50

-- name: invitation_withdraw   returns: none
UPDATE invitation SET until_ms = $2 WHERE id = $1 AND until_ms > $2 AND uses_left > 0

-- name: invitations_of_appointment_stop   returns: none
UPDATE invitation SET until_ms = $2 WHERE appointment_id = $1 AND until_ms > $2

-- name: invitations_old_drop   returns: none
DELETE FROM invitation WHERE id IN (SELECT id FROM invitation WHERE until_ms <= $1 LIMIT 64)

-- name: community_introduction   returns: one-or-none
SELECT name, line FROM community WHERE id = $1

-- name: community_by_slug   returns: one-or-none
SELECT id, municipality FROM community WHERE slug = $1

-- name: places_municipalities   returns: many
SELECT code, name, code, 0 FROM municipality ORDER BY name LIMIT 500

-- name: places_communities   returns: many
SELECT slug, name, municipality, id FROM community ORDER BY name LIMIT 500

-- name: appointment_add   returns: none
INSERT INTO appointment (id, hat, scope, where_row, where_code, from_ms, until_ms, state,
                         changed_ms, proposed_by, proposed_ms, conduct)
VALUES ($1, $2, $3, $4, $5, $6, $7, 0, $8, $9, $8, 0)

-- name: appointment_by_id   returns: one-or-none
SELECT * FROM appointment_whole WHERE id = $1

-- name: appointments_of_account   returns: many
SELECT * FROM appointment_whole WHERE account_id = $1 ORDER BY id DESC LIMIT 50

-- $1: the last state that is meant; $2: the first.
-- name: appointments_by_state   returns: many
SELECT * FROM appointment_whole WHERE state <= $1 AND state >= $2 ORDER BY id DESC LIMIT 500

-- name: appointment_accept   returns: none
UPDATE appointment SET state = 1, account_id = $2, name_sealed = $3, conduct = $4,
                       accepted_ms = $5, changed_ms = $5
 WHERE id = $1 AND state = 0

-- name: appointment_begin   returns: none
UPDATE appointment SET state = 2, signed_by = $2, signed_ms = $3, changed_ms = $3, grant_id = $4,
                       from_ms = $5, until_ms = $6
 WHERE id = $1 AND state = 1

-- name: appointment_refuse   returns: none
UPDATE appointment SET state = 3, changed_ms = $2, reason_sealed = $3
 WHERE id = $1 AND state IN (0, 1)

-- name: appointment_end   returns: none
UPDATE appointment SET state = 4, changed_ms = $2, reason_sealed = $3, grant_id = NULL
 WHERE id = $1 AND state = 2

-- name: appointment_extend   returns: none
UPDATE appointment SET until_ms = $2, changed_ms = $3 WHERE id = $1 AND state = 2

-- name: appointments_run_out   returns: many
SELECT id FROM appointment WHERE state = 2 AND until_ms <= $1 ORDER BY until_ms LIMIT 32

-- Nobody needs them any more: never accepted and the code is gone, refused, ended long ago.
-- name: appointments_old   returns: many
SELECT id FROM appointment
 WHERE (state = 0 AND NOT EXISTS (SELECT 1 FROM invitation i WHERE i.appointment_id = appointment.id))
    OR (state = 3 AND changed_ms <= $1) OR (state = 4 AND changed_ms <= $2) LIMIT 32

-- name: appointment_drop   returns: none
DELETE FROM appointment WHERE id = $1

-- name: invitations_of_appointment_drop   returns: none
DELETE FROM invitation WHERE appointment_id = $1

-- name: checks_of_appointment_drop   returns: none
DELETE FROM staff_check WHERE appointment_id = $1

-- Of who is erased; in this order.
-- name: checks_of_person_drop   returns: none
DELETE FROM staff_check WHERE appointment_id IN (SELECT id FROM appointment WHERE account_id = $1)

-- name: invitations_of_person_drop   returns: none
DELETE FROM invitation WHERE appointment_id IN (SELECT id FROM appointment WHERE account_id = $1)

-- name: appointments_of_person_drop   returns: none
DELETE FROM appointment WHERE account_id = $1

-- name: check_add   returns: none
INSERT INTO staff_check (id, appointment_id, issued_ms, valid_until_ms, seen_by, seen_ms)
VALUES ($1, $2, $3, $4, $5, $6)

-- name: grant_drop   returns: none
DELETE FROM hat_grant WHERE id = $1

-- name: grant_extend   returns: none
UPDATE hat_grant SET until_ms = $2 WHERE id = $1

-- Who decides about appointments now; accounts that are in use or on a pause.
-- name: grants_deciding   returns: many
SELECT g.account_id, g.hat, g.scope, g.where_row, g.where_code, g.from_ms, g.until_ms
  FROM hat_grant g JOIN account a ON a.id = g.account_id
 WHERE g.hat IN ($1, $2) AND g.from_ms <= $3 AND g.until_ms > $3 AND a.state IN (0, 1)
 ORDER BY g.id LIMIT 500

-- name: sessions_of_hat   returns: many
SELECT id FROM session WHERE account_id = $1 AND hat = $2 LIMIT 500

-- name: sessions_without_grant   returns: many
SELECT s.id, s.account_id FROM session s
 WHERE s.hat <> $2
   AND NOT EXISTS (SELECT 1 FROM hat_grant g WHERE g.account_id = s.account_id AND g.hat = s.hat
                      AND g.from_ms <= $1 AND g.until_ms > $1)
 LIMIT 500
