/* emergency_card.look - is there a card, and who opened it; the card itself stays shut (ON5). */
#include "noaber/people.h"

struct card_look_reply {
	int64_t saved_ms;
	struct nb_list openings;
};

static const struct nb_field reply_fields[] = {
    NB_FIELD_INT_OPT(struct card_look_reply, saved_ms, 0, 0,
                     "when your card was saved; left out when there is none"),
    NB_FIELD_LIST(struct card_look_reply, openings, &nb_shape_opening, 0,
                  "who opened it, newest first; also of a card that was deleted"),
};
static const struct nb_shape reply_shape = NB_SHAPE_OF(struct card_look_reply, reply_fields);

static enum nb_status
run(struct nb_call *call)
{
	struct card_look_reply *reply = call->reply;
	struct nb_card_place at;
	enum nb_status status = nb_card_find(call, call->subject.account, &at);

	reply->saved_ms = NB_INT_ABSENT;
	if (!status)
		reply->saved_ms = at.saved_ms;
	else if (status != NB_E_NOT_FOUND)
		return status;
	return nb_view_card_openings(call, &reply->openings);
}

const struct nb_command nb_cmd_emergency_card_look = {
    .name = "emergency_card.look",
    .doc = "Whether you have an emergency card, and every time it was opened. Does not open it.",
    .doors = NB_DOOR_SOCKET,
    .lane = NB_LANE_READ,
    .target = NB_TARGET_NONE,
    .needs = NB_RIGHT_SELF,
    .rate = NB_RATE_READ,
    .reply = &reply_shape,
    .run = run,
};
