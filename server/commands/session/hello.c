/* session.hello - the first words on a connection: prove the session, take up the watched rooms. */
#include "noaber/secret.h"
#include "noaber/views.h"

#include <stddef.h>

struct hello_room {
	nb_row room;
	int64_t seq;
};

struct session_hello {
	struct nb_str nonce;
	struct nb_list rooms;
	bool joined;
};

struct session_hello_reply {
	struct nb_me_view *me;
	int64_t server_ms;
	struct nb_list rooms;
};

static const struct nb_field room_fields[] = {
    NB_FIELD_ID(struct hello_room, room, NB_ID_ROOM, "a room to watch"),
    NB_FIELD_INT(struct hello_room, seq, 0, INT64_MAX, "the last number seen of it"),
};
static const struct nb_shape room_shape = {.name = "HelloRoom",
                                           .doc = "A room to take up again.",
                                           .bytes = sizeof(struct hello_room),
                                           .fields = room_fields,
                                           .field_count = NB_COUNT(room_fields)};

static const struct nb_field fields[] = {
    NB_FIELD_TEXT(struct session_hello, nonce, 1, 64, "from session.nonce"),
    NB_FIELD_LIST_OPT(struct session_hello, rooms, &room_shape, 50, "rooms to watch from now on"),
    NB_FIELD_BOOL_OPT(struct session_hello, joined, "watch all rooms of the answer too"),
};
static const struct nb_shape args_shape = NB_SHAPE_OF(struct session_hello, fields);

static const struct nb_field reply_fields[] = {
    NB_FIELD_OBJECT(struct session_hello_reply, me, &nb_shape_me, "who you are here"),
    NB_FIELD_INT(struct session_hello_reply, server_ms, 0, 0, "the server's clock"),
    NB_FIELD_LIST(struct session_hello_reply, rooms, &nb_shape_room, 0,
                  "all rooms you joined; head_seq against your last number tells what you missed"),
};
static const struct nb_shape reply_shape = NB_SHAPE_OF(struct session_hello_reply, reply_fields);

/* A room that is gone or lost meanwhile is passed over: the list of rooms tells it is not there. */
static enum nb_status
watch(struct nb_call *call, nb_row room)
{
	enum nb_status status = nb_dispatch_watch_again(call, room);

	return status == NB_E_UNAVAILABLE || status == NB_E_TOO_LARGE ? status : NB_OK;
}

/* Of a list whose rows, of so many bytes each, begin with the room. */
static enum nb_status
watch_all(struct nb_call *call, const struct nb_list *rooms, size_t bytes)
{
	_Static_assert(offsetof(struct hello_room, room) == 0, "begins with it");
	_Static_assert(offsetof(struct nb_room_view, room) == 0, "begins with it");
	const char *at = rooms->at;
	enum nb_status status = NB_OK;

	for (size_t i = 0; i < rooms->count && !status; i++, at += bytes)
		status = watch(call, *(const nb_row *)(const void *)at);
	return status;
}

static enum nb_status
run(struct nb_call *call)
{
	const struct session_hello *args = call->args;
	struct session_hello_reply *reply = call->reply;
	char nonce[NB_SESSION_NONCE_BYTES + 1];
	struct nb_subject subject;
	int64_t expires_ms;

	nb_session_nonce(call, nonce);
	if (args->nonce.length != NB_SESSION_NONCE_BYTES ||
	    !nb_secret_equal(nonce, args->nonce.at, NB_SESSION_NONCE_BYTES))
		return NB_E_SIGNED_OUT;
	enum nb_status status = nb_session_of_credential(call, &subject, &expires_ms);
	if (status)
		return status;
	nb_outbox_greeted(call, &subject, expires_ms);
	reply->server_ms = call->now_ms;
	reply->me = NB_NEW(call->arena, struct nb_me_view);
	if (!reply->me)
		return NB_E_TOO_LARGE;
	status = nb_view_me(call, subject.account, subject.hat, reply->me);
	if (!status)
		status = watch_all(call, &args->rooms, sizeof(struct hello_room));
	if (!status)
		status = nb_view_my_rooms(call, &reply->rooms);
	if (!status && args->joined)
		status = watch_all(call, &reply->rooms, sizeof(struct nb_room_view));
	return status;
}

const struct nb_command nb_cmd_session_hello = {
    .name = "session.hello",
    .doc = "The first command on a connection. Proves the session and watches rooms.",
    .doors = NB_DOOR_HELLO,
    .lane = NB_LANE_QUICK,
    .target = NB_TARGET_NONE,
    .needs = NB_RIGHT_SELF,
    .rate = NB_RATE_READ,
    .args = &args_shape,
    .reply = &reply_shape,
    .run = run,
};
