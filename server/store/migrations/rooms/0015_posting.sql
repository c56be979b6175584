-- What becomes of a message, as each community has chosen, and what a message can carry along.

ALTER TABLE community ADD COLUMN state @I64@ NOT NULL DEFAULT 0;      -- open, archived
ALTER TABLE community ADD COLUMN moderation @I64@ NOT NULL DEFAULT 0; -- after, before
ALTER TABLE community ADD COLUMN unattended @I64@ NOT NULL DEFAULT 0; -- hold, slow, read_only (QU7)
ALTER TABLE community ADD COLUMN slow_s @I64@ NOT NULL DEFAULT 0;     -- between two messages of one person
ALTER TABLE community ADD COLUMN unattended_slow_s @I64@ NOT NULL DEFAULT 60;
ALTER TABLE community ADD COLUMN first_held @I64@ NOT NULL DEFAULT 0; -- first messages of a newcomer
ALTER TABLE community ADD COLUMN rules_version @I64@ NOT NULL DEFAULT 0; -- 0: nothing to accept
-- Until when somebody on duty was near, as far as is known; over: nobody is.
ALTER TABLE community ADD COLUMN attended_until_ms @I64@ NOT NULL DEFAULT 0;

ALTER TABLE member ADD COLUMN posts @I64@ NOT NULL DEFAULT 0;         -- counted to 20 only
ALTER TABLE member ADD COLUMN rules_accepted @I64@ NOT NULL DEFAULT 0; -- version (ON3)

ALTER TABLE message ADD COLUMN reply_to @I64@ NOT NULL DEFAULT 0;     -- message of the same room; 0: none
ALTER TABLE message ADD COLUMN cover @I64@ NOT NULL DEFAULT -1;       -- theme; -1: none
