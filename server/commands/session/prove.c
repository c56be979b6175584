/* session.prove - show that it is really you: the second step after signing in, and again before a
 * sensitive act. At the HTTP door, because only there the session can get its new token (A3). */
#include "noaber/account.h"
#include "noaber/passkey.h"

struct session_prove {
	struct nb_str totp;
	struct nb_str recovery_code;
	struct nb_str passphrase;
	struct nb_passkey_answer *passkey;
};

/* What the slow lane found out. */
struct said {
	bool right; /* the passphrase */
	struct nb_str hash;
	struct nb_passkey_proof passkey;
};

static const struct nb_field fields[] = {
    NB_FIELD_TEXT_OPT(struct session_prove, totp, NB_TOTP_DIGITS, NB_TOTP_DIGITS,
                      "the digits that the code app shows now"),
    NB_FIELD_TEXT_OPT(struct session_prove, recovery_code, 1, NB_FACTOR_CODE_CHARACTERS_MOST,
                      "one of the recovery codes; capitals, dashes and spaces do not matter"),
    NB_FIELD_TEXT_OPT(struct session_prove, passphrase, 1, NB_PASSPHRASE_CHARACTERS_MOST,
                      "the passphrase, for who has no second thing"),
    NB_FIELD_OBJECT_OPT(struct session_prove, passkey, &nb_shape_passkey_answer,
                        "what a passkey answered to passkey.begin_proof"),
};
static const struct nb_shape args_shape = NB_SHAPE_OF(struct session_prove, fields);

static int
count_said(const struct session_prove *args)
{
	return (args->totp.at != NULL) + (args->recovery_code.at != NULL) +
	       (args->passphrase.at != NULL) + (args->passkey != NULL);
}

/* A wrong passphrase is told in run, after its try was counted. */
static enum nb_status
prepare(struct nb_call *call)
{
	const struct session_prove *args = call->args;
	struct said *said = NB_NEW(call->arena, struct said);
	struct nb_account mine;

	if (!said)
		return NB_E_TOO_LARGE;
	call->prepared = said;
	if (count_said(args) != 1)
		return NB_E_BAD_ARGUMENT;
	if (args->passkey)
		return nb_passkey_examine(call, args->passkey,
		                          &(struct nb_challenge_bond){NB_CHALLENGE_PROVE,
		                                                      call->subject.account,
		                                                      call->subject.session},
		                          &said->passkey);
	if (!args->passphrase.at)
		return NB_OK;
	enum nb_status status = nb_account_by_row(call, call->subject.account, &mine);
	if (status)
		return status;
	said->hash = mine.passphrase;
	said->right = nb_account_proves(call, args->passphrase, mine.passphrase);
	return NB_OK;
}

/* It was said when signing in; it counts again only where there is nothing better. */
static enum nb_status
prove_passphrase(struct nb_call *call, const struct said *said)
{
	struct nb_account now;
	int64_t count = 0;
	enum nb_status status = nb_factor_count(call, call->subject.account, &count);

	if (!status && (call->subject.half || count))
		status = NB_E_FACTOR_NEEDED;
	if (!status)
		status = nb_account_by_row(call, call->subject.account, &now);
	if (status)
		return status;
	/* Changed meanwhile: the old one proves nothing more (A4). */
	return said->right && nb_str_equal(now.passphrase, said->hash) ? NB_OK
	                                                               : NB_E_WRONG_PASSPHRASE;
}

static enum nb_status
prove_what_was_said(struct nb_call *call)
{
	const struct session_prove *args = call->args;
	const struct said *said = call->prepared;

	if (args->totp.at)
		return nb_factor_prove_totp(call, args->totp, 0, NULL);
	if (args->passkey)
		return nb_passkey_accept(call, &said->passkey);
	if (args->recovery_code.at)
		return nb_factor_use_code(call, args->recovery_code);
	return prove_passphrase(call, said);
}

static enum nb_status
run(struct nb_call *call)
{
	enum nb_status status = prove_what_was_said(call);

	return status ? status : nb_session_prove(call);
}

const struct nb_command nb_cmd_session_prove = {
    .name = "session.prove",
    .doc = "Show that it is you, with exactly one of the arguments. The session is whole from now "
	   "on, sensitive acts are open for some minutes, and the cookie holds a new token.",
    .doors = NB_DOOR_HTTP,
    .lane = NB_LANE_SLOW,
    .target = NB_TARGET_NONE,
    .needs = NB_RIGHT_PROVE,
    .rate = NB_RATE_PROVE,
    .audit = NB_AUDIT_SESSION_PROVED,
    .tries = true,
    .essential = true,
    .args = &args_shape,
    .prepare = prepare,
    .run = run,
};
