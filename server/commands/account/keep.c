/* account.keep - a guest becomes lasting: a login name and a passphrase. */
#include "noaber/people.h"
#include "noaber/secret.h"

struct account_keep {
	struct nb_str login;
	struct nb_str passphrase;
};

struct hashed {
	struct nb_str passphrase;
};

static const struct nb_field fields[] = {
    NB_FIELD_TEXT(struct account_keep, login, NB_LOGIN_CHARACTERS_LEAST, NB_LOGIN_CHARACTERS_MOST,
                  "name to sign in with; nobody else ever sees it"),
    NB_FIELD_TEXT(struct account_keep, passphrase, NB_PASSPHRASE_CHARACTERS_LEAST,
                  NB_PASSPHRASE_CHARACTERS_MOST, "a sentence only you know"),
};
static const struct nb_shape args_shape = NB_SHAPE_OF(struct account_keep, fields);

static enum nb_status
prepare(struct nb_call *call)
{
	const struct account_keep *args = call->args;
	struct hashed *hashed = NB_NEW(call->arena, struct hashed);
	char hash[NB_PASSPHRASE_HASH_BYTES];

	if (!hashed)
		return NB_E_TOO_LARGE;
	if (!nb_passphrase_hash(args->passphrase,
	                        nb_vault_purpose(call->tools->vault, NB_VAULT_PEPPER),
	                        NB_PASSPHRASE_RESIDENT, hash))
		return NB_E_BUSY;
	hashed->passphrase = nb_arena_copy(call->arena, hash, nb_str_from(hash).length);
	call->prepared = hashed;
	return NB_OK;
}

static enum nb_status
run(struct nb_call *call)
{
	const struct account_keep *args = call->args;
	const struct hashed *hashed = call->prepared;
	uint8_t fold[NB_LOGIN_FOLD_BYTES];
	struct nb_cursor *cursor;
	int64_t changed = 0;

	enum nb_status status = nb_login_find(call, args->login, &cursor);
	if (status == NB_OK) {
		status = nb_cursor_end(cursor);
		return status ? status : NB_E_LOGIN_TAKEN;
	}
	if (status != NB_E_NOT_FOUND)
		return status;
	if (!nb_login_fold(call, args->login, fold))
		return NB_E_BAD_ARGUMENT;
	status = nb_db_run(call->tools->db, NB_SQL_ACCOUNT_KEEP,
	                   NB_BIND(nb_int(call->subject.account),
	                           nb_bytes((struct nb_str){(char *)fold, sizeof(fold)}),
	                           nb_text(hashed->passphrase)),
	                   &changed);
	if (status)
		return status;
	return changed ? NB_OK : NB_E_CONFLICT; /* it was no guest any more */
}

const struct nb_command nb_cmd_account_keep = {
    .name = "account.keep",
    .doc = "Keep a guest account: from now on sign in with this name and passphrase.",
    .doors = NB_DOOR_SOCKET,
    .lane = NB_LANE_SLOW,
    .target = NB_TARGET_NONE,
    .needs = NB_RIGHT_SELF,
    .rate = NB_RATE_SIGN_IN,
    .audit = NB_AUDIT_ACCOUNT_KEPT,
    .args = &args_shape,
    .prepare = prepare,
    .run = run,
};
