/* invitation.list - the newest codes of a community: how often they may still be used. */
#include "noaber/staff.h"

#define INVITATIONS_MOST 50 /* as the statement */

struct invitation_list {
	nb_row community;
};

struct invitation_view {
	nb_row invitation;
	int64_t uses, uses_left;
	int64_t made_ms, until_ms;
};

struct invitation_list_reply {
	struct nb_list invitations;
};

static const struct nb_field fields[] = {
    NB_FIELD_ID(struct invitation_list, community, NB_ID_COMMUNITY, "where they lead"),
};
static const struct nb_shape args_shape = NB_SHAPE_OF(struct invitation_list, fields);

static const struct nb_field view_fields[] = {
    NB_FIELD_ID(struct invitation_view, invitation, NB_ID_INVITATION, "the invitation"),
    NB_FIELD_INT(struct invitation_view, uses, 0, 0, "how many people it was made for"),
    NB_FIELD_INT(struct invitation_view, uses_left, 0, 0, "how many may still use it"),
    NB_FIELD_INT(struct invitation_view, made_ms, 0, 0, "when it was made"),
    NB_FIELD_INT(struct invitation_view, until_ms, 0, 0, "until when it works, or worked"),
};
static const struct nb_shape view_shape = {.name = "Invitation",
                                           .doc = "A code of a community, without its words.",
                                           .bytes = sizeof(struct invitation_view),
                                           .fields = view_fields,
                                           .field_count = NB_COUNT(view_fields)};

static const struct nb_field reply_fields[] = {
    NB_FIELD_LIST(struct invitation_list_reply, invitations, &view_shape, 0,
                  "newest first, at most 50"),
};
static const struct nb_shape reply_shape = NB_SHAPE_OF(struct invitation_list_reply, reply_fields);

static enum nb_status
run(struct nb_call *call)
{
	const struct invitation_list *args = call->args;
	struct invitation_list_reply *reply = call->reply;
	struct invitation_view *views =
	    nb_arena_array(call->arena, INVITATIONS_MOST, sizeof(*views));
	size_t count = 0;

	if (!views)
		return NB_E_TOO_LARGE;
	struct nb_cursor *cursor = nb_db_find(call->tools->db, NB_SQL_INVITATIONS_OF_COMMUNITY,
	                                      NB_BIND(nb_int(args->community)));
	while (count < INVITATIONS_MOST && nb_cursor_next(cursor))
		views[count++] = (struct invitation_view){
		    .invitation = nb_cursor_int(cursor, 0),
		    .uses = nb_cursor_int(cursor, 1),
		    .uses_left = nb_cursor_int(cursor, 2),
		    .made_ms = nb_cursor_int(cursor, 3),
		    .until_ms = nb_cursor_int(cursor, 4),
		};
	reply->invitations = (struct nb_list){views, count};
	return nb_cursor_end(cursor);
}

const struct nb_command nb_cmd_invitation_list = {
    .name = "invitation.list",
    .doc = "The newest codes of a community.",
    .doors = NB_DOOR_SOCKET,
    .lane = NB_LANE_READ,
    .target = NB_TARGET_COMMUNITY(struct invitation_list, community),
    .needs = NB_RIGHT_COMMUNITY_INVITE,
    .rate = NB_RATE_READ,
    .args = &args_shape,
    .reply = &reply_shape,
    .run = run,
};
