/* invitation.make - a code with which so many people may join a community, until a day (Z9). */
#include "noaber/staff.h"

struct invitation_make {
	nb_row community;
	int64_t uses;
	int64_t days;
};

struct invitation_make_reply {
	nb_row invitation;
	struct nb_str code;
	int64_t until_ms;
};

static const struct nb_field fields[] = {
    NB_FIELD_ID(struct invitation_make, community, NB_ID_COMMUNITY, "where it leads"),
    NB_FIELD_INT(struct invitation_make, uses, 1, NB_CODE_USES_MOST, "how many people may use it"),
    NB_FIELD_INT(struct invitation_make, days, NB_CODE_DAYS_LEAST, NB_CODE_DAYS_MOST,
                 "how many days it works"),
};
static const struct nb_shape args_shape = NB_SHAPE_OF(struct invitation_make, fields);

static const struct nb_field reply_fields[] = {
    NB_FIELD_ID(struct invitation_make_reply, invitation, NB_ID_INVITATION, "the invitation"),
    NB_FIELD_TEXT(struct invitation_make_reply, code, 0, 0,
                  "words to pass on; told this once, the server keeps a hash"),
    NB_FIELD_INT(struct invitation_make_reply, until_ms, 0, 0, "until when it works"),
};
static const struct nb_shape reply_shape = NB_SHAPE_OF(struct invitation_make_reply, reply_fields);

static enum nb_status
run(struct nb_call *call)
{
	const struct invitation_make *args = call->args;
	struct invitation_make_reply *reply = call->reply;
	struct nb_invitation invitation = {.community = args->community};
	enum nb_status status =
	    nb_code_make(call, &invitation, args->uses, args->days, &reply->code);

	call->object.invitation = reply->invitation = invitation.row;
	reply->until_ms = invitation.until_ms;
	return status;
}

const struct nb_command nb_cmd_invitation_make = {
    .name = "invitation.make",
    .doc = "Make a code with which people join a community as residents. Twice makes two codes.",
    .doors = NB_DOOR_SOCKET,
    .lane = NB_LANE_WRITE,
    .target = NB_TARGET_COMMUNITY(struct invitation_make, community),
    .needs = NB_RIGHT_COMMUNITY_INVITE,
    .rate = NB_RATE_ACT,
    .audit = NB_AUDIT_INVITATION_MADE,
    .args = &args_shape,
    .reply = &reply_shape,
    .run = run,
};
