/* account.keep - a guest becomes lasting: a login name, a passphrase, and a recovery phrase to
 * write down. */
#include "noaber/account.h"
#include "noaber/people.h"

struct account_keep {
	struct nb_str login;
	struct nb_str passphrase;
};

struct hashed {
	struct nb_str passphrase;
	struct nb_recovery recovery;
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

	if (!hashed)
		return NB_E_TOO_LARGE;
	call->prepared = hashed;
	enum nb_status status = nb_account_hash(call, args->passphrase, &hashed->passphrase);
	return status ? status : nb_account_new_recovery(call, &hashed->recovery);
}

/* Taken, or so like one that is that its owner may think it is theirs. */
static enum nb_status
refuse_taken(struct nb_call *call, struct nb_str login, struct nb_str looks)
{
	struct nb_account other;
	struct nb_cursor *cursor;
	enum nb_status status = nb_account_by_login(call, login, &other);

	if (status != NB_E_NOT_FOUND)
		return status ? status : NB_E_LOGIN_TAKEN;
	status = nb_db_find_one(call->tools->db, NB_SQL_ACCOUNT_BY_LOGIN_LOOKS,
	                        NB_BIND(nb_bytes(looks)), &cursor);
	if (status == NB_E_NOT_FOUND)
		return NB_OK;
	if (!status)
		status = nb_cursor_end(cursor);
	return status ? status : NB_E_LOGIN_TAKEN;
}

static enum nb_status
run(struct nb_call *call)
{
	const struct account_keep *args = call->args;
	const struct hashed *hashed = call->prepared;
	struct nb_recovery_reply *reply = call->reply;
	uint8_t fold[NB_LOGIN_FOLD_BYTES], looks[NB_NAME_HASH_BYTES];
	const struct nb_str looks_bytes = {(char *)looks, sizeof(looks)};
	int64_t changed = 0;

	if (!nb_login_fold(call, args->login, fold) || !nb_login_looks(call, args->login, looks))
		return NB_E_BAD_ARGUMENT;
	enum nb_status status = refuse_taken(call, args->login, looks_bytes);
	if (status)
		return status;
	status = nb_db_run(call->tools->db, NB_SQL_ACCOUNT_KEEP,
	                   NB_BIND(nb_int(call->subject.account),
	                           nb_bytes((struct nb_str){(char *)fold, sizeof(fold)}),
	                           nb_text(hashed->passphrase), nb_text(hashed->recovery.hash),
	                           nb_bytes(looks_bytes)),
	                   &changed);
	if (status)
		return status;
	reply->recovery_phrase = hashed->recovery.phrase;
	return changed ? NB_OK : NB_E_CONFLICT; /* it was no guest any more */
}

const struct nb_command nb_cmd_account_keep = {
    .name = "account.keep",
    .doc = "Keep a guest account: from now on sign in with this name and passphrase. Show the "
	   "recovery phrase at once: it is told this one time.",
    .doors = NB_DOOR_SOCKET,
    .lane = NB_LANE_SLOW,
    .target = NB_TARGET_NONE,
    .needs = NB_RIGHT_SELF,
    .rate = NB_RATE_SIGN_IN,
    .audit = NB_AUDIT_ACCOUNT_KEPT,
    .args = &args_shape,
    .reply = &nb_shape_recovery_reply,
    .prepare = prepare,
    .run = run,
};
