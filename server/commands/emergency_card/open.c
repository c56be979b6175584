/* emergency_card.open - read one's own card; that is written down too (ON5). */
#include "noaber/people.h"

struct card_open_reply {
	struct nb_card *card;
	int64_t saved_ms;
};

static const struct nb_field reply_fields[] = {
    NB_FIELD_OBJECT(struct card_open_reply, card, &nb_shape_card, "the card"),
    NB_FIELD_INT(struct card_open_reply, saved_ms, 0, 0, "when it was saved"),
};
static const struct nb_shape reply_shape = NB_SHAPE_OF(struct card_open_reply, reply_fields);

static enum nb_status
run(struct nb_call *call)
{
	struct card_open_reply *reply = call->reply;

	reply->card = NB_NEW(call->arena, struct nb_card);
	if (!reply->card)
		return NB_E_TOO_LARGE;
	return nb_card_open(call, call->subject.account, reply->card, &reply->saved_ms);
}

const struct nb_command nb_cmd_emergency_card_open = {
    .name = "emergency_card.open",
    .doc = "Read your own emergency card. Each opening is kept; your own are one line a day.",
    .doors = NB_DOOR_SOCKET,
    .lane = NB_LANE_WRITE,
    .target = NB_TARGET_NONE,
    .needs = NB_RIGHT_SELF,
    .rate = NB_RATE_ACT,
    .audit = NB_AUDIT_CARD_OPENED,
    .reply = &reply_shape,
    .run = run,
};
