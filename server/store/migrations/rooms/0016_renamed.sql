-- When somebody last took another name in a community: people must be able to know each other again.
ALTER TABLE member ADD COLUMN renamed_ms @I64@ NOT NULL DEFAULT 0;
