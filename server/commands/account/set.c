/* account.set - the few settings that follow a person to every device. */
#include "noaber/views.h"

struct account_set {
	int lang;
};

static const struct nb_field fields[] = {
    NB_FIELD_WORD(struct account_set, lang, &nb_words_lang, "language"),
};
static const struct nb_shape args_shape = NB_SHAPE_OF(struct account_set, fields);

static enum nb_status
run(struct nb_call *call)
{
	const struct account_set *args = call->args;
	enum nb_status status =
	    nb_db_run(call->tools->db, NB_SQL_ACCOUNT_SET_LANG,
	              NB_BIND(nb_int(call->subject.account), nb_int(args->lang)), NULL);

	if (!status)
		nb_outbox_lang(call, args->lang);
	return status;
}

const struct nb_command nb_cmd_account_set = {
    .name = "account.set",
    .doc = "Change the language of your account.",
    .doors = NB_DOOR_SOCKET,
    .lane = NB_LANE_WRITE,
    .target = NB_TARGET_NONE,
    .needs = NB_RIGHT_SELF,
    .rate = NB_RATE_ACT,
    .args = &args_shape,
    .run = run,
};
