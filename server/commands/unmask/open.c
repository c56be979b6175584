/* unmask.open - the result of an ask that two people agreed on: the faces of one person, read from the
 * sealed roads now, and stored nowhere (P10). */
#include "noaber/notices.h"
#include "noaber/people.h"

struct unmask_open {
	nb_row ask;
};

struct face_view {
	nb_row member;
	struct nb_str name;
	struct nb_str community;
};

struct unmask_open_reply {
	struct nb_list faces;
	int64_t until_ms;
};

static const struct nb_field fields[] = {
    NB_FIELD_ID(struct unmask_open, ask, NB_ID_UNMASK, "the ask"),
};
static const struct nb_shape args_shape = NB_SHAPE_OF(struct unmask_open, fields);

static const struct nb_field face_fields[] = {
    NB_FIELD_ID(struct face_view, member, NB_ID_MEMBER, "the face"),
    NB_FIELD_TEXT(struct face_view, name, 0, 0, "its name there"),
    NB_FIELD_TEXT(struct face_view, community, 0, 0, "the name of the community"),
};
static const struct nb_shape face_shape = {.name = "Face",
                                           .doc = "Who one person is in one community.",
                                           .bytes = sizeof(struct face_view),
                                           .fields = face_fields,
                                           .field_count = NB_COUNT(face_fields)};

static const struct nb_field reply_fields[] = {
    NB_FIELD_LIST(struct unmask_open_reply, faces, &face_shape, 0,
                  "the communities the person is in now"),
    NB_FIELD_INT(struct unmask_open_reply, until_ms, 0, 0, "until when it can be opened"),
};
static const struct nb_shape reply_shape = NB_SHAPE_OF(struct unmask_open_reply, reply_fields);

static enum nb_status
view_face(struct nb_call *call, nb_row member, struct face_view *ret)
{
	struct nb_cursor *cursor;
	enum nb_status status =
	    nb_db_find_one(call->tools->db, NB_SQL_MEMBER_BY_ID, NB_BIND(nb_int(member)), &cursor);

	if (status)
		return status;
	nb_row community = nb_cursor_int(cursor, 0);
	ret->member = member;
	status = nb_view_member_name(call, community, member, nb_cursor_int(cursor, 1),
	                             nb_cursor_bytes(cursor, 2), &ret->name);
	enum nb_status end = nb_cursor_end(cursor);
	if (!status)
		status = end;
	if (!status)
		status = nb_db_find_one(call->tools->db, NB_SQL_COMMUNITY_NAME,
		                        NB_BIND(nb_int(community)), &cursor);
	if (status)
		return status;
	struct nb_str name = nb_cursor_bytes(cursor, 0);
	ret->community = nb_arena_copy(call->arena, name.at, name.length);
	return nb_cursor_end(cursor);
}

static enum nb_status
run(struct nb_call *call)
{
	struct unmask_open_reply *reply = call->reply;
	const struct nb_asked *asked = call->object.asked;
	struct nb_list memberships;

	if (asked->state != NB_UNMASK_AGREED)
		return NB_E_CONFLICT;
	enum nb_status status = nb_view_memberships(call, call->object.owner, &memberships);
	if (status)
		return status;
	struct face_view *faces =
	    nb_arena_array(call->arena, memberships.count + 1, sizeof(*faces));
	if (!faces)
		return NB_E_TOO_LARGE;
	for (size_t i = 0; !status && i < memberships.count; i++)
		status = view_face(call, ((const struct nb_membership *)memberships.at)[i].member,
		                   &faces[i]);
	reply->faces = (struct nb_list){faces, memberships.count};
	reply->until_ms = asked->judged_ms + NB_UNMASK_OPEN_MS;
	return status ? status : nb_unmask_tell(call);
}

const struct nb_command nb_cmd_unmask_open = {
    .name = "unmask.open",
    .doc =
	"Who the person is in the communities of this house: names and ids, nothing else. For the "
	"two who agreed, for an hour; each time is written down and told to the person.",
    .doors = NB_DOOR_SOCKET,
    .lane = NB_LANE_WRITE,
    .target = NB_TARGET_UNMASK(struct unmask_open, ask),
    .needs = NB_RIGHT_UNMASK_OPEN,
    .fresh = true,
    .rate = NB_RATE_ACT,
    .audit = NB_AUDIT_UNMASK_OPENED,
    .args = &args_shape,
    .reply = &reply_shape,
    .emits = NB_EMITS(&nb_event_notice_changed),
    .run = run,
};
