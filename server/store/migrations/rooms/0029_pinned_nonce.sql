-- A card that is made again after a lost answer is the same card (D4).

ALTER TABLE pinned_card ADD COLUMN nonce TEXT; -- of who wrote it; absent: from before, or somebody else's words since
CREATE UNIQUE INDEX pinned_card_member_nonce ON pinned_card (nonce, by_member);
CREATE UNIQUE INDEX pinned_card_account_nonce ON pinned_card (nonce, by_account, community_id);
