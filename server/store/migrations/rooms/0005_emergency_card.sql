-- What somebody leaves for an emergency (ON5). A card has a data key of its own: destroying it makes
-- the card unreadable in every copy of this file.
CREATE TABLE emergency_card (
	id @I64@ PRIMARY KEY,
	account_id @I64@ NOT NULL UNIQUE REFERENCES account (id),
	key_id @I64@ NOT NULL,
	saved_ms @I64@ NOT NULL
) @STRICT@;

CREATE TABLE emergency_card_line (
	card_id @I64@ NOT NULL REFERENCES emergency_card (id),
	line @I64@ NOT NULL,                -- name, phone, contact ...
	value_sealed @BYTES@ NOT NULL,
	PRIMARY KEY (card_id, line)
) @STRICT_CLUSTERED@;

-- Each time a card was opened. Kept when the card is deleted: the person may still see who looked.
CREATE TABLE emergency_card_opening (
	id @I64@ PRIMARY KEY,
	account_id @I64@ NOT NULL REFERENCES account (id), -- whose card
	hat @I64@ NOT NULL,                 -- worn by who opened it
	own @I64@ NOT NULL,                 -- 1: the person themselves; one row a day
	times @I64@ NOT NULL,
	at_ms @I64@ NOT NULL                -- the last time
) @STRICT@;
CREATE INDEX emergency_card_opening_account ON emergency_card_opening (account_id);
