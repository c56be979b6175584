/* view_face.c - somebody in a list of people from several communities. */
#include "noaber/people.h"

enum nb_status
nb_view_face(struct nb_call *call, nb_row member, struct nb_face_view *ret)
{
	struct nb_author_view *who = NB_NEW(call->arena, struct nb_author_view);
	struct nb_cursor *cursor;

	if (!who)
		return NB_E_TOO_LARGE;
	enum nb_status status =
	    nb_db_find_one(call->tools->db, NB_SQL_FACE_CARD, NB_BIND(nb_int(member)), &cursor);
	if (status)
		return status;
	struct nb_str community = nb_cursor_bytes(cursor, 5);
	who->member = member;
	who->hat = (int)nb_cursor_int(cursor, 3);
	*ret = (struct nb_face_view){
	    .who = who,
	    .community = nb_cursor_int(cursor, 0),
	    .community_name = nb_arena_copy(call->arena, community.at, community.length),
	    .key = nb_cursor_int(cursor, 1),
	    .state = (enum nb_face_state)nb_cursor_int(cursor, 4),
	};
	status = nb_view_member_name(call, ret->community, member, ret->key,
	                             nb_cursor_bytes(cursor, 2), &who->name);
	enum nb_status end = nb_cursor_end(cursor);
	return status ? status : end;
}
