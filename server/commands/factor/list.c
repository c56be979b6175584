/* factor.list - one's own second things, so that a stranger among them is noticed. */
#include "noaber/factor.h"
#include "noaber/places.h"

struct factor_view {
	nb_row factor;
	int kind;
	struct nb_str name;
	int64_t created_ms;
	int64_t used_ms;
};

struct factor_list_reply {
	struct nb_list factors;
	int64_t codes;
};

static const struct nb_field view_fields[] = {
    NB_FIELD_ID(struct factor_view, factor, NB_ID_FACTOR, "the thing"),
    NB_FIELD_WORD(struct factor_view, kind, &nb_words_factor_kind, "what it is"),
    NB_FIELD_TEXT(struct factor_view, name, 0, 0, "what you call it"),
    NB_FIELD_INT(struct factor_view, created_ms, 0, 0, "since when"),
    NB_FIELD_INT_OPT(struct factor_view, used_ms, 0, 0, "the last time it was used"),
};
static const struct nb_shape view_shape = {.name = "FactorView",
                                           .doc = "Something of yours besides the passphrase.",
                                           .bytes = sizeof(struct factor_view),
                                           .fields = view_fields,
                                           .field_count = NB_COUNT(view_fields)};

static const struct nb_field reply_fields[] = {
    NB_FIELD_LIST(struct factor_list_reply, factors, &view_shape, 0, "oldest first"),
    NB_FIELD_INT(struct factor_list_reply, codes, 0, 0, "recovery codes that were not used yet"),
};
static const struct nb_shape reply_shape = NB_SHAPE_OF(struct factor_list_reply, reply_fields);

/* One that does not open shows no name; the list is there all the same (O7). */
static struct nb_str
name_of(struct nb_call *call, struct nb_cursor *cursor)
{
	const struct nb_seal_place place = nb_place_factor_name(nb_cursor_int(cursor, 0));
	struct nb_str name;

	if (nb_vault_unseal(call->tools->vault, nb_cursor_int(cursor, 5), &place,
	                    nb_cursor_bytes(cursor, 2), call->arena, &name))
		return NB_STR("");
	return name;
}

static enum nb_status
run(struct nb_call *call)
{
	struct factor_list_reply *reply = call->reply;
	struct factor_view *views = nb_arena_array(call->arena, NB_FACTORS_MOST, sizeof(*views));
	size_t count = 0;

	if (!views)
		return NB_E_TOO_LARGE;
	struct nb_cursor *cursor = nb_db_find(call->tools->db, NB_SQL_FACTORS_OF_ACCOUNT,
	                                      NB_BIND(nb_int(call->subject.account)));
	while (count < NB_FACTORS_MOST && nb_cursor_next(cursor)) {
		int64_t used_ms = nb_cursor_int(cursor, 4);
		views[count++] = (struct factor_view){
		    .factor = nb_cursor_int(cursor, 0),
		    .kind = (int)nb_cursor_int(cursor, 1),
		    .name = name_of(call, cursor),
		    .created_ms = nb_cursor_int(cursor, 3),
		    .used_ms = used_ms ? used_ms : NB_INT_ABSENT,
		};
	}
	enum nb_status status = nb_cursor_end(cursor);
	reply->factors = (struct nb_list){views, count};
	return status ? status : nb_factor_count_codes(call, &reply->codes);
}

const struct nb_command nb_cmd_factor_list = {
    .name = "factor.list",
    .doc = "What you have besides your passphrase.",
    .doors = NB_DOOR_SOCKET,
    .lane = NB_LANE_READ,
    .target = NB_TARGET_NONE,
    .needs = NB_RIGHT_SELF,
    .rate = NB_RATE_READ,
    .reply = &reply_shape,
    .run = run,
};
