/* community.search - look for words in the rooms of a community that one may read. */
#include "noaber/search.h"

#include "noaber/talk.h"

struct community_search {
	nb_row community;
	struct nb_str text;
	int64_t before_ms;
};

static const struct nb_field fields[] = {
    NB_FIELD_ID(struct community_search, community, NB_ID_COMMUNITY, "where to look"),
    NB_FIELD_TEXT(struct community_search, text, 1, NB_SEARCH_CHARACTERS_MOST,
                  "words, at most 6, all of which must be in it; case and accents do not count"),
    NB_FIELD_INT_OPT(struct community_search, before_ms, 0, INT64_MAX,
                     "only what was posted before then; to go on, the reached_ms of the last time"),
};
static const struct nb_shape args_shape = NB_SHAPE_OF(struct community_search, fields);

struct community_search_reply {
	struct nb_list found;
	int64_t reached_ms;
};

static const struct nb_field reply_fields[] = {
    NB_FIELD_LIST(struct community_search_reply, found, &nb_shape_found, 0,
                  "newest first, at most 50"),
    NB_FIELD_INT_OPT(struct community_search_reply, reached_ms, 0, 0,
                     "all that was posted from then on was looked at; left out when all was"),
};
static const struct nb_shape reply_shape = NB_SHAPE_OF(struct community_search_reply, reply_fields);

static enum nb_status
run(struct nb_call *call)
{
	const struct community_search *args = call->args;
	struct community_search_reply *reply = call->reply;
	struct nb_search search;
	enum nb_status status = nb_search_parse(args->text, call->arena, &search);

	return status ? status
	              : nb_search_community(call, args->community, &search, args->before_ms,
	                                    &reply->found, &reply->reached_ms);
}

const struct nb_command nb_cmd_community_search = {
    .name = "community.search",
    .doc =
	"Look for words in the rooms that you may read, newest first, for 50 ms at most. Nothing "
	"of the question is kept.",
    .doors = NB_DOOR_SOCKET,
    .lane = NB_LANE_READ,
    .target = NB_TARGET_COMMUNITY(struct community_search, community),
    .needs = NB_RIGHT_COMMUNITY_SEARCH,
    .rate = NB_RATE_SEARCH,
    .args = &args_shape,
    .reply = &reply_shape,
    .run = run,
};
