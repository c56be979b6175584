-- A recovery phrase, for who lost the passphrase. Only its hash is here.

ALTER TABLE account ADD COLUMN recovery TEXT; -- argon2id, peppered; absent: none was made
