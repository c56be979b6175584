/* account.rename - another pseudonym of the account: how Noaber greets somebody, and what a new
 * group is offered. Names in groups stay (community.rename). */
#include "noaber/text.h"
#include "noaber/views.h"

struct account_rename {
	struct nb_str name;
};

static const struct nb_field fields[] = {
    NB_FIELD_TEXT(struct account_rename, name, NB_NAME_CHARACTERS_LEAST, NB_NAME_CHARACTERS_MOST,
                  "the new pseudonym"),
};
static const struct nb_shape args_shape = NB_SHAPE_OF(struct account_rename, fields);

static enum nb_status
seal(struct nb_call *call, struct nb_str name, struct nb_str *ret_sealed)
{
	const struct nb_seal_place place = nb_place_account_name(call->subject.account);
	struct nb_cursor *cursor;

	enum nb_status status = nb_db_find_one(call->tools->db, NB_SQL_ACCOUNT_BY_ID,
	                                       NB_BIND(nb_int(call->subject.account)), &cursor);
	if (status)
		return status;
	nb_row key = nb_cursor_int(cursor, 0);
	status = nb_cursor_end(cursor);
	return status
	           ? status
	           : nb_vault_seal(call->tools->vault, key, &place, name, call->arena, ret_sealed);
}

static enum nb_status
run(struct nb_call *call)
{
	const struct account_rename *args = call->args;
	struct nb_str sealed;

	enum nb_status status = nb_text_check_name(args->name);
	if (status == NB_E_NAME_REFUSED)
		return nb_call_offer_names(call, status);
	if (!status)
		status = seal(call, nb_text_nfc(args->name, call->arena), &sealed);
	return status ? status
	              : nb_db_run(call->tools->db, NB_SQL_ACCOUNT_SET_NAME,
	                          NB_BIND(nb_int(call->subject.account), nb_bytes(sealed)), NULL);
}

const struct nb_command nb_cmd_account_rename = {
    .name = "account.rename",
    .doc = "Change the pseudonym of your account. What groups know you by stays as it is.",
    .doors = NB_DOOR_SOCKET,
    .lane = NB_LANE_WRITE,
    .target = NB_TARGET_NONE,
    .needs = NB_RIGHT_SELF,
    .rate = NB_RATE_ACT,
    .audit = NB_AUDIT_ACCOUNT_RENAMED,
    .args = &args_shape,
    .run = run,
};
