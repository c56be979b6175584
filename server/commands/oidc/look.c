/* oidc.look - which organisation one can sign in through here, and how one's own link stands. */
#include "noaber/organisation.h"

struct look_reply {
	struct nb_str name;
	int64_t linked_ms;
	int64_t used_ms;
};

static const struct nb_field reply_fields[] = {
    NB_FIELD_TEXT_OPT(struct look_reply, name, 0, 0,
                      "name of the organisation; absent: signing in that way is not on here"),
    NB_FIELD_INT_OPT(struct look_reply, linked_ms, 0, 0,
                     "since when one's own account is linked; absent: it is not"),
    NB_FIELD_INT_OPT(struct look_reply, used_ms, 0, 0, "last sign-in that way; absent: never"),
};
static const struct nb_shape reply_shape = NB_SHAPE_OF(struct look_reply, reply_fields);

static enum nb_status
look_at_link(struct nb_call *call, struct look_reply *reply)
{
	uint8_t issuer[NB_ISSUER_HASH_BYTES];
	struct nb_cursor *cursor;

	nb_organisation_hash(call, "", issuer);
	enum nb_status status =
	    nb_db_find_one(call->tools->db, NB_SQL_OIDC_LINK_OF_ACCOUNT,
	                   NB_BIND(nb_int(call->subject.account),
	                           nb_bytes((struct nb_str){(char *)issuer, sizeof(issuer)})),
	                   &cursor);
	if (status)
		return status == NB_E_NOT_FOUND ? NB_OK : status;
	reply->linked_ms = nb_cursor_int(cursor, 0);
	if (!nb_cursor_is_null(cursor, 1))
		reply->used_ms = nb_cursor_int(cursor, 1);
	return nb_cursor_end(cursor);
}

static enum nb_status
run(struct nb_call *call)
{
	const struct nb_oidc_settings *settings = &call->tools->settings->oidc;
	struct look_reply *reply = call->reply;

	reply->linked_ms = NB_INT_ABSENT;
	reply->used_ms = NB_INT_ABSENT;
	if (!*settings->issuer)
		return NB_OK;
	reply->name = nb_str_from(settings->name);
	return call->subject.account ? look_at_link(call, reply) : NB_OK;
}

const struct nb_command nb_cmd_oidc_look = {
    .name = "oidc.look",
    .doc = "Which organisation professionals can sign in through here, and one's own link to it.",
    .doors = NB_DOOR_HTTP | NB_DOOR_SOCKET,
    .lane = NB_LANE_QUICK,
    .target = NB_TARGET_NONE,
    .needs = NB_RIGHT_VISIT,
    .rate = NB_RATE_READ,
    .reply = &reply_shape,
    .run = run,
};
