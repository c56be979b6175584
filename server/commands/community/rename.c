/* community.rename - be known by another name in one community. */
#include "noaber/people.h"
#include "noaber/text.h"

struct community_rename {
	nb_row community;
	struct nb_str name;
};

static const struct nb_field fields[] = {
    NB_FIELD_ID(struct community_rename, community, NB_ID_COMMUNITY, "the community"),
    NB_FIELD_TEXT(struct community_rename, name, NB_NAME_CHARACTERS_LEAST, NB_NAME_CHARACTERS_MOST,
                  "the new display name; the old one is nobody's for 90 days"),
};
static const struct nb_shape args_shape = NB_SHAPE_OF(struct community_rename, fields);

static enum nb_status
run(struct nb_call *call)
{
	const struct community_rename *args = call->args;
	enum nb_status status = nb_face_rename(call, args->name);

	if (status == NB_E_NAME_REFUSED || status == NB_E_NAME_TAKEN)
		return nb_call_offer_names(call, status);
	return status;
}

const struct nb_command nb_cmd_community_rename = {
    .name = "community.rename",
    .doc = "Change the name that a community knows you by, once in seven days. Your words there "
	   "carry the new name too.",
    .doors = NB_DOOR_SOCKET,
    .lane = NB_LANE_WRITE,
    .target = NB_TARGET_COMMUNITY(struct community_rename, community),
    .needs = NB_RIGHT_COMMUNITY_RENAME,
    .rate = NB_RATE_ACT,
    .audit = NB_AUDIT_FACE_RENAMED,
    .args = &args_shape,
    .run = run,
};
