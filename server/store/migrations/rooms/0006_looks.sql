-- What names look like (X2): a keyed hash of the skeleton, beside the fold that makes them unique.
-- Absent: not known yet. Names are sealed, so the core fills them in (command/internal.c); a login
-- name is known only while somebody signs in with it.
ALTER TABLE member ADD COLUMN name_looks @BYTES@;
CREATE INDEX member_looks ON member (community_id, name_looks);
CREATE INDEX member_looks_unknown ON member (id) WHERE name_looks IS NULL;
ALTER TABLE account ADD COLUMN login_looks @BYTES@;
CREATE INDEX account_login_looks ON account (login_looks);
