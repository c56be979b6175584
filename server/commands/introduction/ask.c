/* introduction.ask - ask the hosts of a community to come in (C3). */
#include "noaber/introductions.h"
#include "noaber/text.h"

struct introduction_ask {
	nb_row community;
	struct nb_str name;
	struct nb_str text;
};

static const struct nb_field fields[] = {
    NB_FIELD_ID(struct introduction_ask, community, NB_ID_COMMUNITY, "where you want to come in"),
    NB_FIELD_TEXT(
	struct introduction_ask, name, NB_NAME_CHARACTERS_LEAST, NB_NAME_CHARACTERS_MOST,
	"the name you would like to have there; when somebody has it, you get another one"),
    NB_FIELD_TEXT(struct introduction_ask, text, NB_INTRODUCTION_LEAST, NB_INTRODUCTION_MOST,
                  "some sentences about yourself, for the hosts alone; no links"),
};
static const struct nb_shape args_shape = NB_SHAPE_OF(struct introduction_ask, fields);

static enum nb_status
run(struct nb_call *call)
{
	const struct introduction_ask *args = call->args;

	return nb_introduction_ask(call, args->name, args->text);
}

const struct nb_command nb_cmd_introduction_ask = {
    .name = "introduction.ask",
    .doc = "Ask to come into a community that is closed with an introduction. While one waits, "
	   "asking again changes nothing. After a no in a week (introduction_later), three a day "
	   "(introductions_enough).",
    .doors = NB_DOOR_SOCKET,
    .lane = NB_LANE_WRITE,
    .target = NB_TARGET_COMMUNITY(struct introduction_ask, community),
    .needs = NB_RIGHT_INTRODUCTION_ASK,
    .rate = NB_RATE_ACT,
    .rate_repeat = true,
    .args = &args_shape,
    .emits = NB_EMITS(&nb_event_introduction_waits),
    .run = run,
};
