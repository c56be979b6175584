/* notice.choose - be told of a kind, or not. What is a right to be told is no choice. */
#include "noaber/notices.h"

struct notice_choose {
	int kind;
	bool wanted;
};

static const struct nb_field fields[] = {
    NB_FIELD_WORD(struct notice_choose, kind, &nb_words_notice_kind, "of what"),
    NB_FIELD_BOOL(struct notice_choose, wanted, "be told"),
};
static const struct nb_shape args_shape = NB_SHAPE_OF(struct notice_choose, fields);

static enum nb_status
run(struct nb_call *call)
{
	const struct notice_choose *args = call->args;

	if (!nb_notice_rows[args->kind].choice)
		return NB_E_FORBIDDEN;
	return nb_db_run(
	    call->tools->db, NB_SQL_NOTICE_CHOICE_PUT,
	    NB_BIND(nb_int(call->subject.account), nb_int(args->kind), nb_int(args->wanted)), NULL);
}

const struct nb_command nb_cmd_notice_choose = {
    .name = "notice.choose",
    .doc =
	"Say whether you want to be told of something. Decisions about your own words, and who asked "
	"who you are elsewhere, are told always (forbidden).",
    .doors = NB_DOOR_SOCKET,
    .lane = NB_LANE_WRITE,
    .target = NB_TARGET_NONE,
    .needs = NB_RIGHT_SELF,
    .rate = NB_RATE_ACT,
    .args = &args_shape,
    .run = run,
};
