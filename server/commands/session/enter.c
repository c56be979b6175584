/* session.enter - come in as a guest: a pseudonym and nothing else. */
#include "noaber/people.h"
#include "noaber/text.h"

struct session_enter {
	struct nb_str name;
	int lang;
	bool age16;
	int64_t agreed;
	struct nb_str device;
};

static const struct nb_field fields[] = {
    NB_FIELD_TEXT(struct session_enter, name, NB_NAME_CHARACTERS_LEAST, NB_NAME_CHARACTERS_MOST,
                  "the pseudonym to be known by"),
    NB_FIELD_WORD(struct session_enter, lang, &nb_words_lang, "language"),
    NB_FIELD_BOOL(struct session_enter, age16, "\"I am 16 or older\", by own statement (ON1)"),
    NB_FIELD_INT_OPT(struct session_enter, agreed, 1, NB_VERSION_MOST,
                     "version of the text on using the service that the person agreed to (ON4)"),
    NB_FIELD_TEXT_OPT(struct session_enter, device, 0, 40,
                      "what the device calls itself, for the list of sessions"),
};
static const struct nb_shape args_shape = NB_SHAPE_OF(struct session_enter, fields);

static enum nb_status
add_account(struct nb_call *call, const struct session_enter *args, struct nb_str name,
            nb_row account)
{
	const struct nb_seal_place place = nb_place_account_name(account);
	struct nb_str sealed;
	nb_row key;
	enum nb_status status = nb_vault_new_key(call->tools->vault, account, call->now_ms, &key);

	if (!status)
		status = nb_vault_seal(call->tools->vault, key, &place, name, call->arena, &sealed);
	if (status)
		return status;
	return nb_db_run(call->tools->db, NB_SQL_ACCOUNT_ADD,
	                 NB_BIND(nb_int(account), nb_int(key), nb_bytes(sealed), nb_int(args->lang),
	                         nb_int(call->now_ms)),
	                 NULL);
}

static enum nb_status
run(struct nb_call *call)
{
	const struct session_enter *args = call->args;
	struct nb_entered_reply *reply = call->reply;
	nb_row account = nb_row_next(call->now_ms);

	if (!args->age16) /* ON1: no row anywhere */
		return NB_E_TOO_YOUNG;
	enum nb_status status = nb_text_check_name(args->name);
	if (status)
		return nb_call_offer_names(call, status);
	reply->name = nb_text_nfc(args->name, call->arena);
	if (!reply->name.at)
		return NB_E_TOO_LARGE;
	status = add_account(call, args, reply->name, account);
	if (!status)
		status = nb_consent_at_the_door(call, account, args->agreed);
	if (!status)
		status =
		    nb_session_begin(call, &(struct nb_new_session){account, NB_HAT_RESIDENT,
		                                                    call->now_ms, args->device});
	reply->hat = NB_HAT_RESIDENT;
	return status;
}

const struct nb_command nb_cmd_session_enter = {
    .name = "session.enter",
    .doc = "Come in as a guest with a pseudonym; account.keep makes it lasting.",
    .doors = NB_DOOR_HTTP,
    .lane = NB_LANE_WRITE,
    .target = NB_TARGET_NONE,
    .needs = NB_RIGHT_VISIT,
    .rate = NB_RATE_ENTER,
    .audit = NB_AUDIT_ACCOUNT_MADE,
    .args = &args_shape,
    .reply = &nb_shape_entered_reply,
    .run = run,
};
