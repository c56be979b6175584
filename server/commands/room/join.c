/* room.join - take part in a room; the first one of a community makes a face there. */
#include "noaber/people.h"
#include "noaber/text.h"

struct room_join {
	nb_row room;
	struct nb_str name;
};

static const struct nb_field fields[] = {
    NB_FIELD_ID(struct room_join, room, NB_ID_ROOM, "the room"),
    NB_FIELD_TEXT_OPT(
	struct room_join, name, NB_NAME_CHARACTERS_LEAST, NB_NAME_CHARACTERS_MOST,
	"display name in this community, for who is new there; the account's pseudonym when left out"),
};
static const struct nb_shape args_shape = NB_SHAPE_OF(struct room_join, fields);

static enum nb_status
choose_name(struct nb_call *call, const struct room_join *args, struct nb_str *ret)
{
	struct nb_me_view me = {0};

	if (args->name.at) {
		*ret = args->name;
		return NB_OK;
	}
	enum nb_status status = nb_view_me(call, call->subject.account, call->subject.hat, &me);
	if (!status)
		*ret = me.name;
	return status;
}

static enum nb_status
make_face(struct nb_call *call, const struct room_join *args)
{
	struct nb_str name;
	enum nb_status status = choose_name(call, args, &name);

	if (!status)
		status = nb_face_make(call, call->subject.account, call->object.community,
		                      call->subject.hat, name, &call->object.member);
	if (status == NB_E_NAME_REFUSED || status == NB_E_NAME_TAKEN)
		return nb_call_offer_names(call, status);
	return status;
}

static enum nb_status
run(struct nb_call *call)
{
	const struct room_join *args = call->args;
	struct nb_room_reply *reply = call->reply;
	enum nb_status status = NB_OK;

	if (!call->object.member)
		status = make_face(call, args);
	if (!status && call->object.read_seq == NB_INT_ABSENT)
		status = nb_face_join(call, call->object.member, args->room, call->object.head_seq);
	/* As it stands now: joined, with a name and with rights. */
	if (!status)
		status = nb_object_load_room(call, args->room, &call->object);
	reply->room = NB_NEW(call->arena, struct nb_room_view);
	if (!status && reply->room)
		status = nb_view_room(call, &call->object, reply->room);
	return status ? status : nb_dispatch_watch(call, &call->object);
}

const struct nb_command nb_cmd_room_join = {
    .name = "room.join",
    .doc = "Take part in a room, and watch it. Twice is once.",
    .doors = NB_DOOR_SOCKET,
    .lane = NB_LANE_WRITE,
    .target = NB_TARGET_ROOM(struct room_join, room),
    .needs = NB_RIGHT_ROOM_JOIN,
    .rate = NB_RATE_ACT,
    .rate_repeat = true,
    .args = &args_shape,
    .reply = &nb_shape_room_reply,
    .run = run,
};
