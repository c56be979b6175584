/* pinned.change - other words or other days for a pinned card; one that was over is there again (C3). */
#include "noaber/pinned_cards.h"

struct pinned_change {
	nb_row pinned;
	int64_t version;
	struct nb_str title, text;
	nb_row message;
	int64_t first_day, last_day;
};

static const struct nb_field fields[] = {
    NB_FIELD_ID(struct pinned_change, pinned, NB_ID_PINNED, "the card"),
    NB_FIELD_INT(struct pinned_change, version, 0, INT64_MAX, "the version that this one follows"),
    NB_PINNED_WORD_FIELDS(struct pinned_change),
};
static const struct nb_shape args_shape = NB_SHAPE_OF(struct pinned_change, fields);

static enum nb_status
run(struct nb_call *call)
{
	const struct pinned_change *args = call->args;
	const struct nb_pinned *now = call->object.card;
	const struct nb_pinned_words words = {
	    .title = args->title,
	    .text = args->text,
	    .message = args->message,
	    .first_day = args->first_day,
	    .last_day = args->last_day,
	};
	enum nb_status status = nb_pinned_check(call, now->room, &words, now);

	return status ? status : nb_pinned_change(call, now, args->version, &words);
}

const struct nb_command nb_cmd_pinned_change = {
    .name = "pinned.change",
    .doc =
	"Change a pinned card as a whole. A version that another one followed already is a conflict.",
    .doors = NB_DOOR_SOCKET,
    .lane = NB_LANE_WRITE,
    .target = NB_TARGET_PINNED(struct pinned_change, pinned),
    .needs = NB_RIGHT_PINNED_KEEP,
    .rate = NB_RATE_ACT,
    .audit = NB_AUDIT_PINNED_CHANGED,
    .args = &args_shape,
    .emits = NB_EMITS(&nb_event_room_changed),
    .run = run,
};
