/* session.sign_in - come back with the login name and the passphrase. */
#include "noaber/people.h"
#include "noaber/secret.h"

struct session_sign_in {
	struct nb_str login;
	struct nb_str passphrase;
	int hat;
	struct nb_str device;
};

/* What the slow lane found out. */
struct proof {
	nb_row account;
};

static const struct nb_field fields[] = {
    NB_FIELD_TEXT(struct session_sign_in, login, 1, NB_LOGIN_CHARACTERS_MOST,
                  "the login name; nobody else ever sees it"),
    NB_FIELD_TEXT(struct session_sign_in, passphrase, 1, NB_PASSPHRASE_CHARACTERS_MOST,
                  "the passphrase"),
    NB_FIELD_WORD_OPT(struct session_sign_in, hat, &nb_words_hat,
                      "the hat to wear; the first one held when left out"),
    NB_FIELD_TEXT_OPT(struct session_sign_in, device, 0, 40, "what the device calls itself"),
};
static const struct nb_shape args_shape = NB_SHAPE_OF(struct session_sign_in, fields);

/* An unknown name costs the same hash and gets the same answer (A6). */
static enum nb_status
prepare(struct nb_call *call)
{
	const struct session_sign_in *args = call->args;
	struct proof *proof = NB_NEW(call->arena, struct proof);
	struct nb_str hash = {NULL, 0};
	struct nb_cursor *cursor;

	if (!proof)
		return NB_E_TOO_LARGE;
	enum nb_status status = nb_login_find(call, args->login, &cursor);
	if (!status) {
		struct nb_str found = nb_cursor_bytes(cursor, 1);
		proof->account = nb_cursor_int(cursor, 0);
		hash = nb_arena_copy(call->arena, found.at, found.length);
		status = nb_cursor_end(cursor);
	}
	if (status && status != NB_E_NOT_FOUND)
		return status;
	if (!nb_passphrase_verify(args->passphrase,
	                          nb_vault_purpose(call->tools->vault, NB_VAULT_PEPPER), hash))
		return NB_E_WRONG_CREDENTIALS;
	call->prepared = proof;
	return NB_OK;
}

static bool
holds(const struct nb_me_view *me, int hat)
{
	for (size_t i = 0; i < me->hats.count; i++)
		if (((const int *)me->hats.at)[i] == hat)
			return true;
	return false;
}

static enum nb_status
run(struct nb_call *call)
{
	const struct session_sign_in *args = call->args;
	const struct proof *proof = call->prepared;
	struct nb_entered_reply *reply = call->reply;
	struct nb_me_view me = {0};

	enum nb_status status = nb_view_me(call, proof->account, NB_HAT_RESIDENT, &me);
	if (status)
		return status;
	reply->name = me.name;
	reply->hat = args->hat == NB_WORD_ABSENT ? ((const int *)me.hats.at)[0] : args->hat;
	call->concerns =
	    (struct nb_concerns){.account = proof->account, .hat = (enum nb_hat)reply->hat};
	if (!holds(&me, reply->hat))
		return NB_E_FORBIDDEN;
	return nb_session_begin(call, proof->account, (enum nb_hat)reply->hat, args->device);
}

const struct nb_command nb_cmd_session_sign_in = {
    .name = "session.sign_in",
    .doc = "Come back with login name and passphrase, wearing one hat.",
    .doors = NB_DOOR_HTTP,
    .lane = NB_LANE_SLOW,
    .target = NB_TARGET_NONE,
    .needs = NB_RIGHT_VISIT,
    .rate = NB_RATE_SIGN_IN,
    .rate_text_at = NB_RATE_TEXT(struct session_sign_in, login),
    .audit = NB_AUDIT_SESSION_BEGUN,
    .essential = true,
    .args = &args_shape,
    .reply = &nb_shape_entered_reply,
    .prepare = prepare,
    .run = run,
};
