/* invitation.use - join a community with a code, under a name of one's own there (Z9). */
#include "noaber/people.h"
#include "noaber/staff.h"

struct invitation_use {
	struct nb_str code;
	struct nb_str name;
};

struct invitation_use_reply {
	nb_row community;
};

static const struct nb_field fields[] = {
    NB_FIELD_TEXT(struct invitation_use, code, 1, NB_CODE_CHARACTERS_MOST,
                  "the words, as they were passed on"),
    NB_FIELD_TEXT(struct invitation_use, name, NB_NAME_CHARACTERS_LEAST, NB_NAME_CHARACTERS_MOST,
                  "display name in this community; looked at once the code is right"),
};
static const struct nb_shape args_shape = NB_SHAPE_OF(struct invitation_use, fields);

static const struct nb_field reply_fields[] = {
    NB_FIELD_ID(struct invitation_use_reply, community, NB_ID_COMMUNITY, "the community"),
};
static const struct nb_shape reply_shape = NB_SHAPE_OF(struct invitation_use_reply, reply_fields);

/* Who is a member already uses nothing up, so that asking twice is once. */
static enum nb_status
run(struct nb_call *call)
{
	const struct invitation_use *args = call->args;
	struct invitation_use_reply *reply = call->reply;
	struct nb_invitation invitation;
	enum nb_status status = nb_code_find(call, args->code, &invitation);

	if (!status && !invitation.community)
		status = NB_E_WRONG_INVITATION;
	if (!status)
		status = nb_object_load_community(call, invitation.community, &call->object);
	if (status)
		return status;
	if (call->object.situation.relation & NB_IS_BANNED) /* no code gets round a ban (Z10) */
		return NB_E_WRONG_INVITATION;
	call->object.invitation = invitation.row;
	reply->community = invitation.community;
	if (call->object.member)
		return NB_OK;
	status = nb_face_make(call, call->subject.account, invitation.community, call->subject.hat,
	                      args->name, &call->object.member);
	if (status == NB_E_NAME_REFUSED || status == NB_E_NAME_TAKEN)
		return nb_call_offer_names(call, status);
	return status ? status : nb_code_take(call, &invitation);
}

const struct nb_command nb_cmd_invitation_use = {
    .name = "invitation.use",
    .doc =
	"Join a community with a code. A code that is wrong, used up, too old or withdrawn gives "
	"the same wrong_invitation, whatever the name.",
    .doors = NB_DOOR_SOCKET,
    .lane = NB_LANE_WRITE,
    .target = NB_TARGET_NONE,
    .needs = NB_RIGHT_INVITATION_USE,
    .rate = NB_RATE_CODE,
    .audit = NB_AUDIT_INVITATION_USED,
    .args = &args_shape,
    .reply = &reply_shape,
    .run = run,
};
