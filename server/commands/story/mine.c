/* story.mine - one's own stories in all communities: who can read them, until when. */
#include "noaber/stories.h"

struct story_mine_reply {
	struct nb_list stories;
};

static const struct nb_field reply_fields[] = {
    NB_FIELD_LIST(struct story_mine_reply, stories, &nb_shape_story, 0, "without their texts"),
};
static const struct nb_shape reply_shape = NB_SHAPE_OF(struct story_mine_reply, reply_fields);

static enum nb_status
add_of_face(struct nb_call *call, nb_row member, struct nb_list *all)
{
	struct nb_list list;
	bool more;
	struct nb_cursor *cursor = nb_db_find(call->tools->db, NB_SQL_STORIES_OF_AUTHOR,
	                                      NB_BIND(nb_int(member), nb_int(NB_STORIES_MOST)));
	enum nb_status status = nb_view_stories(call, cursor, NB_STORIES_MOST, &list, &more);

	if (status || !list.count)
		return status;
	struct nb_story_view *joined =
	    nb_arena_array(call->arena, all->count + list.count, sizeof(*joined));
	if (!joined)
		return NB_E_TOO_LARGE;
	for (size_t i = 0; i < all->count; i++)
		joined[i] = ((const struct nb_story_view *)all->at)[i];
	for (size_t i = 0; i < list.count; i++)
		joined[all->count + i] = ((const struct nb_story_view *)list.at)[i];
	*all = (struct nb_list){joined, all->count + list.count};
	return NB_OK;
}

/* Through the person's own list: nothing in the store leads from the account to these rows (P10). */
static enum nb_status
run(struct nb_call *call)
{
	struct story_mine_reply *reply = call->reply;
	struct nb_list faces;
	enum nb_status status = nb_view_memberships(call, call->subject.account, &faces);

	for (size_t i = 0; !status && i < faces.count; i++)
		status = add_of_face(call, ((const struct nb_membership *)faces.at)[i].member,
		                     &reply->stories);
	return status;
}

const struct nb_command nb_cmd_story_mine = {
    .name = "story.mine",
    .doc = "Your own stories, how each stands, and coarsely how often it was opened.",
    .doors = NB_DOOR_SOCKET,
    .lane = NB_LANE_READ,
    .target = NB_TARGET_NONE,
    .needs = NB_RIGHT_SELF,
    .rate = NB_RATE_READ,
    .reply = &reply_shape,
    .run = run,
};
