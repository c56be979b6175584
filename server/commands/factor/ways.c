/* factor.ways - what one can show that it is oneself with: asked before the second step, and before
 * a sensitive act. Says no more than a form needs. */
#include "noaber/account.h"
#include "noaber/factor.h"

struct factor_ways_reply {
	bool half;
	int hat;
	struct nb_list kinds;
	bool recovery_code;
	bool passphrase;
};

static const struct nb_field reply_fields[] = {
    NB_FIELD_BOOL(struct factor_ways_reply, half,
                  "the second step of this session is still to come"),
    NB_FIELD_WORD(struct factor_ways_reply, hat, &nb_words_hat, "the hat of this session"),
    NB_FIELD_WORDS_OPT(struct factor_ways_reply, kinds, &nb_words_factor_kind,
                       "second things of the account; none and half: set one up first"),
    NB_FIELD_BOOL(struct factor_ways_reply, recovery_code, "a recovery code will do too"),
    NB_FIELD_BOOL(struct factor_ways_reply, passphrase,
                  "the passphrase will do: nothing more is needed"),
};
static const struct nb_shape reply_shape = NB_SHAPE_OF(struct factor_ways_reply, reply_fields);

static enum nb_status
list_kinds(struct nb_call *call, struct nb_list *ret)
{
	int *kinds = nb_arena_array(call->arena, NB_FACTOR_KIND_COUNT, sizeof(*kinds));
	size_t count = 0;

	if (!kinds)
		return NB_E_TOO_LARGE;
	struct nb_cursor *cursor = nb_db_find(call->tools->db, NB_SQL_FACTOR_KINDS,
	                                      NB_BIND(nb_int(call->subject.account)));
	while (count < NB_FACTOR_KIND_COUNT && nb_cursor_next(cursor))
		kinds[count++] = (int)nb_cursor_int(cursor, 0);
	*ret = (struct nb_list){kinds, count};
	return nb_cursor_end(cursor);
}

static enum nb_status
run(struct nb_call *call)
{
	struct factor_ways_reply *reply = call->reply;
	int64_t codes = 0, needed = 0;

	reply->half = call->subject.half;
	reply->hat = (int)call->subject.hat;
	enum nb_status status = list_kinds(call, &reply->kinds);
	if (!status)
		status = nb_factor_count_codes(call, &codes);
	if (!status)
		status = nb_factor_count(call, call->subject.account, &needed);
	reply->recovery_code = codes > 0;
	reply->passphrase = !reply->half && !needed && !call->subject.guest;
	return status;
}

const struct nb_command nb_cmd_factor_ways = {
    .name = "factor.ways",
    .doc = "What you can show that it is you with, for session.prove.",
    .doors = NB_DOOR_HTTP | NB_DOOR_SOCKET,
    .lane = NB_LANE_QUICK,
    .target = NB_TARGET_NONE,
    .needs = NB_RIGHT_PROVE,
    .rate = NB_RATE_READ,
    .reply = &reply_shape,
    .run = run,
};
