-- Conversations that stay readable: what answers what, and how a message read before it was changed.

-- The answers to a message in the order of the room. Only messages that answer another are in it.
CREATE INDEX message_reply ON message (room_id, reply_to, seq, state) WHERE reply_to <> 0;

-- How a message read before its author changed it. Rows go with the words when the message is taken
-- back; after an erasure nothing opens them, like the words themselves.
CREATE TABLE message_version (
	message_id @I64@ NOT NULL REFERENCES message (id),
	version @I64@ NOT NULL,             -- 1 is how it was posted
	body_sealed @BYTES@ NOT NULL,       -- under the key of the author
	at_ms @I64@ NOT NULL,               -- when these words were written
	PRIMARY KEY (message_id, version)
) @STRICT_CLUSTERED@;
