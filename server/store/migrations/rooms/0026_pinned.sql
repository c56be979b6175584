-- What hosts and coordinators pin at the top of a group or of a whole community, from one day to another.
-- Days are numbers such as 20261224, on the clock of the Netherlands.

CREATE TABLE pinned_card (
	id @I64@ PRIMARY KEY,
	community_id @I64@ NOT NULL REFERENCES community (id),
	room_id @I64@ REFERENCES room (id),       -- absent: in all groups of the community
	by_member @I64@ REFERENCES member (id),   -- the host whose words they are: their face
	by_account @I64@ REFERENCES account (id), -- else a coordinator, who has no face there
	title_sealed @BYTES@ NOT NULL,      -- both under the key of that face or account
	text_sealed @BYTES@,                -- absent: the message says it
	message_id @I64@ REFERENCES message (id), -- absent: none
	first_day @I64@ NOT NULL,
	last_day @I64@ NOT NULL,
	place @I64@ NOT NULL,               -- the order in which they are shown
	version @I64@ NOT NULL,             -- counts changes
	ended_ms @I64@ NOT NULL,            -- 0: nobody ended it before its last day
	told @I64@ NOT NULL                 -- who looks has heard that it is there
) @STRICT@;
CREATE INDEX pinned_card_community ON pinned_card (community_id, place, id);
CREATE INDEX pinned_card_message ON pinned_card (message_id) WHERE message_id IS NOT NULL;
CREATE INDEX pinned_card_member ON pinned_card (by_member);
CREATE INDEX pinned_card_account ON pinned_card (by_account);
