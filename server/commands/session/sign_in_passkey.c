/* session.sign_in_passkey - come back with a passkey: no name, no passphrase, and no second step,
 * because the device has asked for a finger, a face or a code. */
#include "noaber/arrive.h"
#include "noaber/passkey.h"

struct session_sign_in_passkey {
	struct nb_passkey_answer *passkey;
	int hat;
	int64_t agreed;
	struct nb_str device;
	bool come_back;
};

static const struct nb_field fields[] = {
    NB_FIELD_OBJECT(struct session_sign_in_passkey, passkey, &nb_shape_passkey_answer,
                    "what a passkey answered to session.begin_passkey"),
    NB_FIELD_WORD_OPT(struct session_sign_in_passkey, hat, &nb_words_hat,
                      "the hat to wear; choose_hat when left out and several are held"),
    NB_ARRIVAL_FIELDS(struct session_sign_in_passkey),
};
static const struct nb_shape args_shape = NB_SHAPE_OF(struct session_sign_in_passkey, fields);

static enum nb_status
prepare(struct nb_call *call)
{
	const struct session_sign_in_passkey *args = call->args;
	struct nb_passkey_proof *proof = NB_NEW(call->arena, struct nb_passkey_proof);

	if (!proof)
		return NB_E_TOO_LARGE;
	call->prepared = proof;
	return nb_passkey_examine(call, args->passkey,
	                          &(struct nb_challenge_bond){NB_CHALLENGE_SIGN_IN, 0, 0}, proof);
}

/* A refusal that asks something is rolled back whole, so the same answer of the passkey can be sent
 * again with the person's answer, as long as its challenge holds. */
static enum nb_status
run(struct nb_call *call)
{
	const struct session_sign_in_passkey *args = call->args;
	const struct nb_passkey_proof *proof = call->prepared;
	const struct nb_arrival arrival = {.account = proof->account,
	                                   .hat = args->hat,
	                                   .agreed = args->agreed,
	                                   .device = args->device,
	                                   .come_back = args->come_back,
	                                   .verified = true,
	                                   .ask_hat = true};

	enum nb_status status = nb_passkey_accept(call, proof);
	if (!status)
		status = nb_arrive(call, &arrival, call->reply);
	return status == NB_E_WRONG_CREDENTIALS ? NB_E_WRONG_PASSKEY : status;
}

const struct nb_command nb_cmd_session_sign_in_passkey = {
    .name = "session.sign_in_passkey",
    .doc = "Come back with a passkey, wearing one hat. Refused with a question (choose_hat, "
	   "consent_needed, paused, frozen, closed): send the same answer again with more.",
    .doors = NB_DOOR_HTTP,
    .lane = NB_LANE_SLOW,
    .target = NB_TARGET_NONE,
    .needs = NB_RIGHT_VISIT,
    .rate = NB_RATE_SIGN_IN,
    .audit = NB_AUDIT_SESSION_BEGUN,
    .essential = true,
    .args = &args_shape,
    .reply = &nb_shape_entered_reply,
    .prepare = prepare,
    .run = run,
};
