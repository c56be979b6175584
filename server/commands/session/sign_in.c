/* session.sign_in - come back with the login name and the passphrase. */
#include "noaber/arrive.h"
#include "noaber/device.h"
#include "noaber/people.h"
#include "noaber/text.h"

struct session_sign_in {
	struct nb_str login;
	struct nb_str passphrase;
	int hat;
	int64_t agreed;
	struct nb_str device;
	bool come_back;
	bool shared;
};

static const struct nb_field fields[] = {
    NB_FIELD_TEXT(struct session_sign_in, login, 1, NB_LOGIN_CHARACTERS_MOST,
                  "the login name; nobody else ever sees it"),
    NB_FIELD_TEXT(struct session_sign_in, passphrase, 1, NB_PASSPHRASE_CHARACTERS_MOST,
                  "the passphrase"),
    NB_FIELD_WORD_OPT(struct session_sign_in, hat, &nb_words_hat,
                      "the hat to wear; the first one held when left out"),
    NB_ARRIVAL_FIELDS(struct session_sign_in),
    NB_FIELD_BOOL_OPT(struct session_sign_in, shared,
                      "others use this computer too: the browser is not to be known again"),
};
static const struct nb_shape args_shape = NB_SHAPE_OF(struct session_sign_in, fields);

/* An unknown name costs the same hash and gets the same answer (A6). */
static enum nb_status
prepare(struct nb_call *call)
{
	const struct session_sign_in *args = call->args;
	struct nb_account *proved = NB_NEW(call->arena, struct nb_account);

	if (!proved)
		return NB_E_TOO_LARGE;
	call->prepared = proved;
	enum nb_status status = nb_account_by_login(call, args->login, proved);
	if (status && status != NB_E_NOT_FOUND)
		return status;
	return nb_account_proves(call, args->passphrase, proved->passphrase)
	           ? NB_OK
	           : NB_E_WRONG_CREDENTIALS;
}

/* Accounts from before looks were kept learn theirs here: the login name is nowhere else. */
static enum nb_status
note_looks(struct nb_call *call, nb_row account, struct nb_str login)
{
	uint8_t looks[NB_NAME_HASH_BYTES];

	if (!nb_login_looks(call, login, looks))
		return NB_OK;
	return nb_db_run(
	    call->tools->db, NB_SQL_ACCOUNT_NOTE_LOGIN_LOOKS,
	    NB_BIND(nb_int(account), nb_bytes((struct nb_str){(char *)looks, sizeof(looks)})),
	    NULL);
}

/* From now on strangers who guess at this name do not keep this browser out (A7). */
static void
know_device(struct nb_call *call, const struct session_sign_in *args)
{
	char text[NB_DEVICE_TEXT_BYTES + 1];

	if (args->shared) {
		nb_outbox_device(call, NB_STR("-"));
		return;
	}
	nb_device_make(call->tools->vault, nb_text_fold(args->login, call->arena), call->now_ms,
	               text);
	nb_outbox_device(call, nb_str_from(text));
}

static enum nb_status
run(struct nb_call *call)
{
	const struct session_sign_in *args = call->args;
	const struct nb_account *proved = call->prepared;
	const struct nb_arrival arrival = {.account = proved->account,
	                                   .hat = args->hat,
	                                   .agreed = args->agreed,
	                                   .device = args->device,
	                                   .come_back = args->come_back};
	struct nb_account now;

	enum nb_status status = nb_account_by_row(call, proved->account, &now);
	/* Changed while this one was being looked at: the old passphrase opens nothing more (A4). */
	if (!status && !nb_str_equal(now.passphrase, proved->passphrase))
		status = NB_E_WRONG_CREDENTIALS;
	if (!status)
		status = nb_arrive(call, &arrival, call->reply);
	if (!status)
		status = note_looks(call, proved->account, args->login);
	if (!status)
		know_device(call, args);
	return status;
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
