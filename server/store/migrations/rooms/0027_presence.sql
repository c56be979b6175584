-- Whether somebody lets others in a community see that they are there (S4). When they were there is stored
-- nowhere.
ALTER TABLE member ADD COLUMN shows @I64@ NOT NULL DEFAULT 0;
