/* community.settings - all that a coordinator keeps of a community: settings, rooms, who hosts (C3). */
#include "noaber/community.h"
#include "noaber/waiting.h"

struct community_settings {
	nb_row community;
};

struct community_settings_reply {
	struct nb_community_settings *settings;
	int state;
	int64_t rules_version;
	struct nb_list rooms;
	struct nb_list hosts;
	struct nb_reach_view *reach;
};

static const struct nb_field fields[] = {
    NB_FIELD_ID(struct community_settings, community, NB_ID_COMMUNITY, "the community"),
};
static const struct nb_shape args_shape = NB_SHAPE_OF(struct community_settings, fields);

static const struct nb_field reply_fields[] = {
    NB_FIELD_OBJECT(struct community_settings_reply, settings, &nb_shape_community_settings,
                    "as community.change takes them"),
    NB_FIELD_WORD(struct community_settings_reply, state, &nb_words_community_state,
                  "is there still something going on"),
    NB_FIELD_INT(struct community_settings_reply, rules_version, 0, 0,
                 "of the house rules; 0: there is nothing to accept"),
    NB_FIELD_LIST(struct community_settings_reply, rooms, &nb_shape_kept_room, 0, "all of them"),
    NB_FIELD_LIST(struct community_settings_reply, hosts, &nb_shape_kept_host, 0,
                  "whose task it is to host here, at most 100"),
    NB_FIELD_OBJECT(struct community_settings_reply, reach, &nb_shape_reach, "who is there now"),
};
static const struct nb_shape reply_shape =
    NB_SHAPE_OF(struct community_settings_reply, reply_fields);

static enum nb_status
run(struct nb_call *call)
{
	const struct community_settings *args = call->args;
	struct community_settings_reply *reply = call->reply;
	struct nb_community_now *now = NB_NEW(call->arena, struct nb_community_now);
	enum nb_status status = now ? nb_community_now(call, args->community, now) : NB_E_TOO_LARGE;

	if (status)
		return status;
	reply->settings = &now->settings;
	reply->state = (int)now->state;
	reply->rules_version = now->rules_version;
	status = nb_community_kept_rooms(call, args->community, &reply->rooms);
	if (!status)
		status = nb_new_reach_view(call, args->community, &reply->reach);
	if (status)
		return status;
	return nb_community_kept_hosts(call, args->community, now->settings.municipality,
	                               &reply->hosts);
}

const struct nb_command nb_cmd_community_settings = {
    .name = "community.settings",
    .doc = "What you keep of a community: how it is set, its rooms, and who hosts until when. No "
	   "words of anybody.",
    .doors = NB_DOOR_SOCKET,
    .lane = NB_LANE_READ,
    .target = NB_TARGET_COMMUNITY(struct community_settings, community),
    .needs = NB_RIGHT_COMMUNITY_KEEP,
    .rate = NB_RATE_READ,
    .args = &args_shape,
    .reply = &reply_shape,
    .run = run,
};
