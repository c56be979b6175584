/* session.names - pseudonyms to choose from, before anything is stored. */
#include "noaber/secret.h"
#include "noaber/text.h"
#include "noaber/views.h"

struct session_names_reply {
	struct nb_list names;
};

static const struct nb_field reply_fields[] = {
    NB_FIELD_TEXTS(struct session_names_reply, names, "three pseudonyms"),
};
static const struct nb_shape reply_shape = NB_SHAPE_OF(struct session_names_reply, reply_fields);

static enum nb_status
run(struct nb_call *call)
{
	struct session_names_reply *reply = call->reply;
	struct nb_str *names = nb_arena_array(call->arena, NB_NAME_OFFERS, sizeof(*names));
	uint64_t random;

	if (!names)
		return NB_E_TOO_LARGE;
	nb_secret_random(&random, sizeof(random));
	nb_text_offer_names(random, call->arena, names, NB_NAME_OFFERS);
	reply->names = (struct nb_list){names, NB_NAME_OFFERS};
	return NB_OK;
}

const struct nb_command nb_cmd_session_names = {
    .name = "session.names",
    .doc = "Three pseudonyms to choose from. Nothing is stored.",
    .doors = NB_DOOR_HTTP | NB_DOOR_SOCKET,
    .lane = NB_LANE_QUICK,
    .target = NB_TARGET_NONE,
    .needs = NB_RIGHT_VISIT,
    .rate = NB_RATE_READ,
    .reply = &reply_shape,
    .run = run,
};
