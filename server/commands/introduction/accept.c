/* introduction.accept - let somebody in who asked: they are a member from now on (C3). */
#include "noaber/introductions.h"
#include "noaber/notices.h"

struct introduction_accept {
	nb_row introduction;
};

struct introduction_accept_reply {
	struct nb_author_view *member;
};

static const struct nb_field fields[] = {
    NB_FIELD_ID(struct introduction_accept, introduction, NB_ID_INTRODUCTION, "the ask"),
};
static const struct nb_shape args_shape = NB_SHAPE_OF(struct introduction_accept, fields);

static const struct nb_field reply_fields[] = {
    NB_FIELD_OBJECT(struct introduction_accept_reply, member, &nb_shape_author,
                    "who came in, by the name they have"),
};
static const struct nb_shape reply_shape =
    NB_SHAPE_OF(struct introduction_accept_reply, reply_fields);

static enum nb_status
run(struct nb_call *call)
{
	struct introduction_accept_reply *reply = call->reply;
	nb_row member = 0;
	enum nb_status status = nb_introduction_accept(call, &member);

	return status ? status : nb_view_author(call, member, NB_WORD_ABSENT, &reply->member);
}

const struct nb_command nb_cmd_introduction_accept = {
    .name = "introduction.accept",
    .doc = "Let somebody in. They are told at once, and not by whom. What another host answered "
	   "first gives conflict.",
    .doors = NB_DOOR_SOCKET,
    .lane = NB_LANE_WRITE,
    .target = NB_TARGET_INTRODUCTION(struct introduction_accept, introduction),
    .needs = NB_RIGHT_INTRODUCTION_JUDGE,
    .rate = NB_RATE_ACT,
    .audit = NB_AUDIT_INTRODUCTION_ACCEPTED,
    .args = &args_shape,
    .reply = &reply_shape,
    .emits = NB_EMITS(&nb_event_introduction_waits, &nb_event_notice_changed),
    .run = run,
};
