/* pinned.list - the pinned cards of a community with those to come and those that are over, for who keeps
 * them (C3). */
#include "noaber/community.h"
#include "noaber/pinned_cards.h"

struct pinned_list {
	nb_row community;
};

struct pinned_list_reply {
	struct nb_str name;
	int access;
	int64_t today;
	struct nb_list cards;
	struct nb_list rooms;
};

static const struct nb_field fields[] = {
    NB_FIELD_ID(struct pinned_list, community, NB_ID_COMMUNITY, "the community"),
};
static const struct nb_shape args_shape = NB_SHAPE_OF(struct pinned_list, fields);

static const struct nb_field reply_fields[] = {
    NB_FIELD_TEXT(struct pinned_list_reply, name, 0, 0, "name of the community"),
    NB_FIELD_WORD(struct pinned_list_reply, access, &nb_words_access,
                  "how one gets in; a card of all rooms points at a message in an open one alone"),
    NB_FIELD_INT(struct pinned_list_reply, today, 0, 0, "the day in the Netherlands"),
    NB_FIELD_LIST(struct pinned_list_reply, cards, &nb_shape_kept_pinned, 0,
                  "in the order in which they are shown, at most 20"),
    NB_FIELD_LIST(struct pinned_list_reply, rooms, &nb_shape_kept_room, 0,
                  "the rooms they can be for"),
};
static const struct nb_shape reply_shape = NB_SHAPE_OF(struct pinned_list_reply, reply_fields);

static enum nb_status
run(struct nb_call *call)
{
	const struct pinned_list *args = call->args;
	struct pinned_list_reply *reply = call->reply;
	struct nb_community_now now;
	enum nb_status status = nb_community_now(call, args->community, &now);

	if (status)
		return status;
	reply->name = now.settings.name;
	reply->access = now.settings.access;
	status = nb_pinned_today(call, &reply->today);
	if (!status)
		status = nb_view_kept_pinned(call, &reply->cards);
	return status ? status : nb_community_kept_rooms(call, args->community, &reply->rooms);
}

const struct nb_command nb_cmd_pinned_list = {
    .name = "pinned.list",
    .doc =
	"All pinned cards of a community: running, to come, and over. What members see today comes "
	"with room.look and community.look.",
    .doors = NB_DOOR_SOCKET,
    .lane = NB_LANE_READ,
    .target = NB_TARGET_COMMUNITY(struct pinned_list, community),
    .needs = NB_RIGHT_PINNED_KEEP,
    .rate = NB_RATE_READ,
    .args = &args_shape,
    .reply = &reply_shape,
    .run = run,
};
