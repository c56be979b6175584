/* pinned.make - pin a card in a community or in one of its rooms, from one day to another (C3). */
#include "noaber/community.h"
#include "noaber/pinned_cards.h"

struct pinned_make {
	nb_row community, room;
	struct nb_str title, text;
	nb_row message;
	int64_t first_day, last_day;
	struct nb_str nonce;
};

struct pinned_make_reply {
	nb_row pinned;
};

static const struct nb_field fields[] = {
    NB_FIELD_ID(struct pinned_make, community, NB_ID_COMMUNITY, "the community"),
    NB_FIELD_ID_OPT(struct pinned_make, room, NB_ID_ROOM,
                    "one of its rooms; left out: in all of them"),
    NB_PINNED_WORD_FIELDS(struct pinned_make),
    NB_FIELD_TEXT(struct pinned_make, nonce, 8, 64,
                  "made by the sender once per card; a retry with the same one is the same card"),
};
static const struct nb_shape args_shape = NB_SHAPE_OF(struct pinned_make, fields);

static const struct nb_field reply_fields[] = {
    NB_FIELD_ID(struct pinned_make_reply, pinned, NB_ID_PINNED, "the new card"),
};
static const struct nb_shape reply_shape = NB_SHAPE_OF(struct pinned_make_reply, reply_fields);

/* NB_OK: this nonce was pinned before (D4). */
static enum nb_status
find_first(struct nb_call *call, const struct pinned_make *args, nb_row *ret)
{
	return nb_db_find_int(call->tools->db, NB_SQL_PINNED_BY_NONCE,
	                      NB_BIND(nb_text(args->nonce), nb_int(call->object.community),
	                              nb_ref(call->object.member), nb_int(call->subject.account)),
	                      ret);
}

static enum nb_status
add(struct nb_call *call, const struct pinned_make *args, nb_row *ret)
{
	const struct nb_pinned_words words = {
	    .title = args->title,
	    .text = args->text,
	    .message = args->message,
	    .first_day = args->first_day,
	    .last_day = args->last_day,
	};
	bool runs = false;
	enum nb_status status = nb_pinned_check(call, args->room, &words, NULL);

	if (!status)
		status = nb_pinned_add(call, args->room, &words, args->nonce, ret, &runs);
	return status || !runs ? status : nb_community_tell(call, args->community, args->room);
}

static enum nb_status
run(struct nb_call *call)
{
	const struct pinned_make *args = call->args;
	struct pinned_make_reply *reply = call->reply;
	enum nb_status status = find_first(call, args, &reply->pinned);

	if (status == NB_E_NOT_FOUND)
		status = add(call, args, &reply->pinned);
	call->object.pinned = reply->pinned;
	return status;
}

const struct nb_command nb_cmd_pinned_make = {
    .name = "pinned.make",
    .doc = "Pin a card for a community or one of its rooms. Who looks is told when it runs today.",
    .doors = NB_DOOR_SOCKET,
    .lane = NB_LANE_WRITE,
    .target = NB_TARGET_COMMUNITY(struct pinned_make, community),
    .needs = NB_RIGHT_PINNED_KEEP,
    .rate = NB_RATE_ACT,
    .audit = NB_AUDIT_PINNED_MADE,
    .args = &args_shape,
    .reply = &reply_shape,
    .emits = NB_EMITS(&nb_event_room_changed),
    .run = run,
};
