/* community.look - one community: what it is, its rooms, its hosts, its house rules. */
#include "noaber/people.h"
#include "noaber/pinned_cards.h"

struct community_look {
	nb_row community;
};

struct community_look_reply {
	struct nb_community_view *community;
	struct nb_list rooms;
	struct nb_list hosts;
	struct nb_str rules;
	struct nb_list pinned;
};

static const struct nb_field fields[] = {
    NB_FIELD_ID(struct community_look, community, NB_ID_COMMUNITY, "the community"),
};
static const struct nb_shape args_shape = NB_SHAPE_OF(struct community_look, fields);

static const struct nb_field reply_fields[] = {
    NB_FIELD_OBJECT(struct community_look_reply, community, &nb_shape_community, "the community"),
    NB_FIELD_LIST(struct community_look_reply, rooms, &nb_shape_room, 0, "rooms you may see"),
    NB_FIELD_LIST(struct community_look_reply, hosts, &nb_shape_author, 0, "who hosts"),
    NB_FIELD_TEXT(struct community_look_reply, rules, 0, 0, "house rules, one a line"),
    NB_FIELD_LIST(struct community_look_reply, pinned, &nb_shape_pinned, 0,
                  "cards that are pinned for today, of all its rooms"),
};
static const struct nb_shape reply_shape = NB_SHAPE_OF(struct community_look_reply, reply_fields);

static enum nb_status
run(struct nb_call *call)
{
	const struct community_look *args = call->args;
	struct community_look_reply *reply = call->reply;
	struct nb_list communities;

	enum nb_status status = nb_view_communities(call, args->community, &communities);
	if (!status && !communities.count)
		return NB_E_NOT_FOUND;
	if (!status) {
		reply->community = communities.at;
		status = nb_view_community_rooms(call, args->community, &reply->rooms);
	}
	if (!status)
		status = nb_view_hosts(call, args->community, &reply->hosts);
	if (!status)
		status = nb_view_rules(call, args->community, &reply->rules);
	return status ? status : nb_view_pinned(call, &reply->pinned);
}

const struct nb_command nb_cmd_community_look = {
    .name = "community.look",
    .doc = "One community with its rooms, hosts and house rules.",
    .doors = NB_DOOR_SOCKET,
    .lane = NB_LANE_READ,
    .target = NB_TARGET_COMMUNITY(struct community_look, community),
    .needs = NB_RIGHT_COMMUNITY_SEE,
    .rate = NB_RATE_READ,
    .args = &args_shape,
    .reply = &reply_shape,
    .run = run,
};
