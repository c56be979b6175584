/* unmask.ask - one of two: ask who a face is in other groups, and say why (P10, MO13). */
#include "noaber/notices.h"
#include "noaber/people.h"

struct unmask_ask {
	nb_row member;
	int code;
	struct nb_str reason;
};

struct unmask_ask_reply {
	nb_row ask;
};

static const struct nb_field fields[] = {
    NB_FIELD_ID(struct unmask_ask, member, NB_ID_MEMBER, "whom it is about"),
    NB_FIELD_WORD(struct unmask_ask, code, &nb_words_unmask_code, "what it is for"),
    NB_FIELD_TEXT(struct unmask_ask, reason, NB_UNMASK_REASON_LEAST, NB_UNMASK_REASON_MOST,
                  "why; the person it is about can read it"),
};
static const struct nb_shape args_shape = NB_SHAPE_OF(struct unmask_ask, fields);

static const struct nb_field reply_fields[] = {
    NB_FIELD_ID(struct unmask_ask_reply, ask, NB_ID_UNMASK, "the ask"),
};
static const struct nb_shape reply_shape = NB_SHAPE_OF(struct unmask_ask_reply, reply_fields);

static enum nb_status
run(struct nb_call *call)
{
	const struct unmask_ask *args = call->args;
	struct unmask_ask_reply *reply = call->reply;

	return nb_unmask_ask(call, (enum nb_unmask_code)args->code, args->reason, &reply->ask);
}

const struct nb_command nb_cmd_unmask_ask = {
    .name = "unmask.ask",
    .doc =
	"Ask who somebody is in other groups. Another has to agree within 24 hours; the person is "
	"told who asked, and why.",
    .doors = NB_DOOR_SOCKET,
    .lane = NB_LANE_WRITE,
    .target = NB_TARGET_MEMBER(struct unmask_ask, member),
    .needs = NB_RIGHT_UNMASK_ASK,
    .fresh = true,
    .rate = NB_RATE_ACT,
    .rate_repeat = true,
    .audit = NB_AUDIT_UNMASK_ASKED,
    .args = &args_shape,
    .reply = &reply_shape,
    .emits = NB_EMITS(&nb_event_notice_changed),
    .run = run,
};
