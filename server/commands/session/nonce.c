/* session.nonce - what a same-origin page must say in hello. */
#include "noaber/views.h"

struct session_nonce_reply {
	struct nb_str nonce;
};

static const struct nb_field reply_fields[] = {
    NB_FIELD_TEXT(struct session_nonce_reply, nonce, 0, 0, "to be said in session.hello"),
};
static const struct nb_shape reply_shape = NB_SHAPE_OF(struct session_nonce_reply, reply_fields);

static enum nb_status
run(struct nb_call *call)
{
	struct session_nonce_reply *reply = call->reply;
	char nonce[NB_SESSION_NONCE_BYTES + 1];

	nb_session_nonce(call, nonce);
	reply->nonce = nb_arena_copy(call->arena, nonce, NB_SESSION_NONCE_BYTES);
	return NB_OK;
}

const struct nb_command nb_cmd_session_nonce = {
    .name = "session.nonce",
    .doc = "The nonce for session.hello, for the session of the cookie.",
    .doors = NB_DOOR_HTTP,
    .lane = NB_LANE_QUICK,
    .target = NB_TARGET_NONE,
    .needs = NB_RIGHT_SELF,
    .rate = NB_RATE_READ,
    .reply = &reply_shape,
    .run = run,
};
