-- Pausing, locking and closing an account, and the erasing of what nobody comes back to.

-- When upkeep has something to do with the account: a pause ends, a closed account or a guest that
-- nobody uses any more is erased. Absent: never.
ALTER TABLE account ADD COLUMN due_ms @I64@;
CREATE INDEX account_due ON account (due_ms) WHERE due_ms IS NOT NULL;

-- A guest of before: 30 days after its last session could have ended.
UPDATE account SET due_ms = 2592000000 + coalesce(
	(SELECT max(expires_ms) FROM session WHERE session.account_id = account.id), created_ms)
 WHERE login_fold IS NULL;

-- 1: the community was left. The entry stays, so that erasing the account finds that face too; only
-- the account's own key reads it.
ALTER TABLE account_member ADD COLUMN gone @I64@ NOT NULL DEFAULT 0;
