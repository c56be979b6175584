/* view_community.c - communities and their hosts. */
#include "noaber/duty.h"
#include "noaber/people.h"

#define COMMUNITIES_SHOWN_MOST 500 /* as the statement */
#define HOSTS_SHOWN_MOST 20        /* as the statement */

/* What draws the buttons of the client, and the ways to the screens of coordinators and hosts. */
static const enum nb_right shown_rights[] = {NB_RIGHT_COMMUNITY_KEEP, NB_RIGHT_INTRODUCTION_ASK,
                                             NB_RIGHT_PINNED_KEEP};

/* What is the subject here, and may it see the community at all? */
static enum nb_status
place_subject(struct nb_call *call, struct nb_community_view *view, bool *ret_seen)
{
	struct nb_object object;
	enum nb_status status = nb_object_load_community(call, view->community, &object);

	if (status)
		return status;
	view->joined = object.member != 0;
	view->state = (int)object.community_state;
	*ret_seen = nb_rights_decide(NB_RIGHT_COMMUNITY_SEE, &object.situation) == NB_OK;
	return nb_view_rights(call, &object, shown_rights, NB_COUNT(shown_rights), &view->may);
}

enum nb_status
nb_view_communities(struct nb_call *call, nb_row only, struct nb_list *ret)
{
	struct nb_community_view *views =
	    nb_arena_array(call->arena, only ? 1 : COMMUNITIES_SHOWN_MOST, sizeof(*views));
	struct nb_cursor *cursor;
	size_t count = 0, kept = 0;

	if (!views)
		return NB_E_TOO_LARGE;
	cursor = nb_db_find(call->tools->db, NB_SQL_COMMUNITIES, NB_BIND(nb_int(only)));
	while (nb_cursor_next(cursor)) {
		struct nb_community_view *view = &views[count++];
		view->community = nb_cursor_int(cursor, 0);
		view->slug = nb_view_text(call, cursor, 1);
		view->name = nb_view_text(call, cursor, 2);
		view->line = nb_view_text(call, cursor, 3);
		view->theme = nb_view_text(call, cursor, 4);
		view->municipality = nb_view_text(call, cursor, 5);
		view->access = (int)nb_cursor_int(cursor, 6);
		view->member_count = nb_cursor_int(cursor, 7);
		view->room_count = nb_cursor_int(cursor, 8);
	}
	enum nb_status status = nb_cursor_end(cursor);
	for (size_t i = 0; !status && i < count; i++) {
		bool seen = false;
		status = place_subject(call, &views[i], &seen);
		if (status || !seen)
			continue;
		status = nb_new_duty_view(call, views[i].community, &views[i].duty);
		views[kept++] = views[i];
	}
	*ret = (struct nb_list){views, kept};
	return status;
}

enum nb_status
nb_view_hosts(struct nb_call *call, nb_row community, struct nb_list *ret)
{
	struct nb_author_view *hosts =
	    nb_arena_array(call->arena, HOSTS_SHOWN_MOST, sizeof(*hosts));
	enum nb_status status = NB_OK;
	struct nb_cursor *cursor;
	size_t count = 0;

	if (!hosts)
		return NB_E_TOO_LARGE;
	cursor = nb_db_find(call->tools->db, NB_SQL_MEMBERS_HOSTING,
	                    NB_BIND(nb_int(community), nb_int(NB_HAT_PEER), nb_int(NB_HAT_DUTY)));
	while (!status && nb_cursor_next(cursor)) {
		struct nb_author_view *host = &hosts[count++];
		host->member = nb_cursor_int(cursor, 0);
		host->hat = (int)nb_cursor_int(cursor, 3);
		status =
		    nb_view_member_name(call, community, host->member, nb_cursor_int(cursor, 1),
		                        nb_cursor_bytes(cursor, 2), &host->name);
	}
	enum nb_status end = nb_cursor_end(cursor);
	*ret = (struct nb_list){hosts, count};
	return status ? status : end;
}
