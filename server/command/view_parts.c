/* view_parts.c - what many views are put together from. */
#include "noaber/views.h"

struct nb_str
nb_view_text(struct nb_call *call, struct nb_cursor *cursor, int column)
{
	struct nb_str text = nb_cursor_bytes(cursor, column);

	return text.at ? nb_arena_copy(call->arena, text.at, text.length) : text;
}

enum nb_status
nb_view_author(struct nb_call *call, nb_row member, int hat, struct nb_author_view **ret)
{
	struct nb_author_view *author = NB_NEW(call->arena, struct nb_author_view);
	struct nb_cursor *cursor;

	if (!author)
		return NB_E_TOO_LARGE;
	enum nb_status status =
	    nb_db_find_one(call->tools->db, NB_SQL_MEMBER_BY_ID, NB_BIND(nb_int(member)), &cursor);
	if (status)
		return status;
	author->member = member;
	author->hat = hat == NB_WORD_ABSENT ? (int)nb_cursor_int(cursor, 3) : hat;
	status =
	    nb_view_member_name(call, nb_cursor_int(cursor, 0), member, nb_cursor_int(cursor, 1),
	                        nb_cursor_bytes(cursor, 2), &author->name);
	enum nb_status end = nb_cursor_end(cursor);
	*ret = author;
	return status ? status : end;
}

enum nb_status
nb_view_rights(struct nb_call *call, const struct nb_object *object, const enum nb_right *rights,
               size_t count, struct nb_list *ret)
{
	int *may = nb_arena_array(call->arena, count, sizeof(*may));

	if (!may)
		return NB_E_TOO_LARGE;
	*ret = (struct nb_list){may, 0};
	for (size_t i = 0; i < count; i++)
		if (nb_rights_decide(rights[i], &object->situation) == NB_OK)
			may[ret->count++] = (int)rights[i];
	return NB_OK;
}
