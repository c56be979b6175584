/* introduction.decline - say kindly why somebody cannot come in now. */
#include "noaber/introductions.h"
#include "noaber/notices.h"

struct introduction_decline {
	nb_row introduction;
	int reason;
	struct nb_str words;
};

static const struct nb_field fields[] = {
    NB_FIELD_ID(struct introduction_decline, introduction, NB_ID_INTRODUCTION, "the ask"),
    NB_FIELD_WORD_OPT(struct introduction_decline, reason, &nb_words_introduction_no,
                      "why not; or words, not both"),
    NB_FIELD_TEXT_OPT(struct introduction_decline, words, NB_INTRODUCTION_ANSWER_LEAST,
                      NB_INTRODUCTION_ANSWER_MOST, "a sentence of your own, for who asked"),
};
static const struct nb_shape args_shape = NB_SHAPE_OF(struct introduction_decline, fields);

static enum nb_status
run(struct nb_call *call)
{
	const struct introduction_decline *args = call->args;

	if ((args->reason != NB_WORD_ABSENT) == (args->words.at != NULL))
		return NB_E_BAD_ARGUMENT;
	return nb_introduction_decline(call, args->reason, args->words);
}

const struct nb_command nb_cmd_introduction_decline = {
    .name = "introduction.decline",
    .doc =
	"Say no, with one of a few reasons or a sentence. Who asked reads it, and not whose it is.",
    .doors = NB_DOOR_SOCKET,
    .lane = NB_LANE_WRITE,
    .target = NB_TARGET_INTRODUCTION(struct introduction_decline, introduction),
    .needs = NB_RIGHT_INTRODUCTION_JUDGE,
    .rate = NB_RATE_ACT,
    .audit = NB_AUDIT_INTRODUCTION_DECLINED,
    .args = &args_shape,
    .emits = NB_EMITS(&nb_event_introduction_waits, &nb_event_notice_changed),
    .run = run,
};
