/*
 * account.c - login names, what proves an account, and the end of its sessions.
 * Not here: faces (people.c), a single session (session.c).
 */
#include "noaber/account.h"

#include "noaber/secret.h"
#include "noaber/text.h"

bool
nb_login_fold(struct nb_call *call, struct nb_str login, uint8_t ret[NB_LOGIN_FOLD_BYTES])
{
	struct nb_str folded = nb_text_fold(login, call->arena);

	if (!folded.length)
		return false;
	nb_secret_hmac(nb_vault_purpose(call->tools->vault, NB_VAULT_PEPPER), folded.at,
	               folded.length, ret);
	return true;
}

static struct nb_str
copy(struct nb_call *call, struct nb_str text)
{
	return text.at ? nb_arena_copy(call->arena, text.at, text.length) : text;
}

static enum nb_status
find(struct nb_call *call, enum nb_sql sql, struct nb_value key, struct nb_account *ret)
{
	struct nb_cursor *cursor;
	enum nb_status status = nb_db_find_one(call->tools->db, sql, NB_BIND(key), &cursor);

	if (status)
		return status;
	*ret = (struct nb_account){
	    .account = nb_cursor_int(cursor, 0),
	    .passphrase = copy(call, nb_cursor_bytes(cursor, 1)),
	    .recovery = copy(call, nb_cursor_bytes(cursor, 2)),
	    .life = (enum nb_life)nb_cursor_int(cursor, 3),
	    .due_ms = nb_cursor_int(cursor, 4),
	};
	return nb_cursor_end(cursor);
}

enum nb_status
nb_account_by_login(struct nb_call *call, struct nb_str login, struct nb_account *ret)
{
	uint8_t fold[NB_LOGIN_FOLD_BYTES];

	if (!nb_login_fold(call, login, fold))
		return NB_E_NOT_FOUND;
	return find(call, NB_SQL_ACCOUNT_PROOF_BY_LOGIN,
	            nb_bytes((struct nb_str){(const char *)fold, sizeof(fold)}), ret);
}

enum nb_status
nb_account_by_row(struct nb_call *call, nb_row account, struct nb_account *ret)
{
	return find(call, NB_SQL_ACCOUNT_PROOF, nb_int(account), ret);
}

static const uint8_t *
pepper(const struct nb_call *call)
{
	return nb_vault_purpose(call->tools->vault, NB_VAULT_PEPPER);
}

enum nb_status
nb_account_hash(struct nb_call *call, struct nb_str passphrase, struct nb_str *ret_hash)
{
	char hash[NB_PASSPHRASE_HASH_BYTES];

	if (!nb_passphrase_hash(passphrase, pepper(call), NB_PASSPHRASE_RESIDENT, hash))
		return NB_E_BUSY;
	*ret_hash = copy(call, nb_str_from(hash));
	return NB_OK;
}

bool
nb_account_proves(struct nb_call *call, struct nb_str passphrase, struct nb_str hash)
{
	return nb_passphrase_verify(passphrase, pepper(call), hash);
}

enum nb_status
nb_account_new_recovery(struct nb_call *call, struct nb_recovery *ret)
{
	uint16_t random[NB_PHRASE_WORDS];

	nb_secret_random(random, sizeof(random));
	ret->phrase = nb_phrase_make(random, call->arena);
	nb_secret_wipe(random, sizeof(random));
	struct nb_str folded = nb_text_fold(ret->phrase, call->arena);
	return folded.at ? nb_account_hash(call, folded, &ret->hash) : NB_E_TOO_LARGE;
}

bool
nb_account_recovers(struct nb_call *call, struct nb_str phrase, struct nb_str hash)
{
	struct nb_str folded = nb_text_fold(phrase, call->arena);

	/* Nothing is left of commas alone; it costs what any wrong phrase costs. */
	return nb_account_proves(call, folded.at ? folded : NB_STR(""), hash);
}

enum nb_status
nb_account_end_sessions(struct nb_call *call, nb_row account, nb_row kept, const char *why)
{
	enum nb_status status = nb_db_run(call->tools->db, NB_SQL_SESSIONS_END,
	                                  NB_BIND(nb_int(account), nb_int(kept)), NULL);

	if (!status)
		nb_outbox_sessions_ended(call, account, kept, why);
	return status;
}

static const struct nb_field recovery_reply[] = {
    NB_FIELD_TEXT(struct nb_recovery_reply, recovery_phrase, 0, 0,
                  "words to write down; told this once, the server keeps a hash"),
};
const struct nb_shape nb_shape_recovery_reply = {.name = "RecoveryReply",
                                                 .doc = "A new recovery phrase.",
                                                 .bytes = sizeof(struct nb_recovery_reply),
                                                 .fields = recovery_reply,
                                                 .field_count = NB_COUNT(recovery_reply)};

static const struct nb_field until_reply[] = {
    NB_FIELD_INT(struct nb_until_reply, until_ms, 0, 0, "until when one can come back, or is away"),
};
const struct nb_shape nb_shape_until_reply = {.name = "UntilReply",
                                              .doc = "The account left until a time.",
                                              .bytes = sizeof(struct nb_until_reply),
                                              .fields = until_reply,
                                              .field_count = NB_COUNT(until_reply)};
