/* view_sanction.c - what was imposed, for whom it is about and for hosts. */
#include "noaber/sanction.h"

static const struct nb_field sanction[] = {
    NB_FIELD_ID(struct nb_sanction_view, sanction, NB_ID_SANCTION, "the decision"),
    NB_FIELD_OBJECT(struct nb_sanction_view, about, &nb_shape_author, "whom it is about"),
    NB_FIELD_ID(struct nb_sanction_view, community, NB_ID_COMMUNITY, "where it holds"),
    NB_FIELD_TEXT(struct nb_sanction_view, community_name, 0, 0, "its name"),
    NB_FIELD_WORD(struct nb_sanction_view, kind, &nb_words_sanction, "what it takes"),
    NB_FIELD_TEXT(struct nb_sanction_view, rule, 0, 0, "the house rule, as it stood"),
    NB_FIELD_TEXT(struct nb_sanction_view, reason, 0, 0, "what happened"),
    NB_FIELD_OBJECT(struct nb_sanction_view, by, &nb_shape_author, "who decided"),
    NB_FIELD_INT(struct nb_sanction_view, from_ms, 0, 0, "since when"),
    NB_FIELD_INT(struct nb_sanction_view, until_ms, 0, 0, "until when; past: it is over"),
    NB_FIELD_BOOL(struct nb_sanction_view, seen, "has the person read it"),
};
const struct nb_shape nb_shape_sanction = {.name = "SanctionView",
                                           .doc = "What somebody may not do for a while, and why.",
                                           .bytes = sizeof(struct nb_sanction_view),
                                           .fields = sanction,
                                           .field_count = NB_COUNT(sanction)};

static const struct nb_field list_fields[] = {
    NB_FIELD_LIST(struct nb_sanctions_reply, sanctions, &nb_shape_sanction, 0, "newest first"),
};
const struct nb_shape nb_shape_sanctions_reply =
    NB_SHAPE_OF(struct nb_sanctions_reply, list_fields);

static const struct nb_field imposed_fields[] = {
    NB_FIELD_ID(struct nb_sanction_reply, sanction, NB_ID_SANCTION, "the decision"),
    NB_FIELD_INT(struct nb_sanction_reply, until_ms, 0, 0, "until when it holds"),
};
const struct nb_shape nb_shape_sanction_reply =
    NB_SHAPE_OF(struct nb_sanction_reply, imposed_fields);

struct found {
	nb_row community, about, by, key;
	struct nb_str rule, reason; /* sealed */
};

static enum nb_status
show_words(struct nb_call *call, const struct found *found, struct nb_sanction_view *view)
{
	const struct nb_seal_place rule =
	    nb_place_sanction_rule(found->community, view->sanction, found->about);
	const struct nb_seal_place reason =
	    nb_place_sanction_reason(found->community, view->sanction, found->about);
	struct nb_vault *vault = call->tools->vault;
	enum nb_status status =
	    nb_vault_unseal(vault, found->key, &rule, found->rule, call->arena, &view->rule);

	return status ? status
	              : nb_vault_unseal(vault, found->key, &reason, found->reason, call->arena,
	                                &view->reason);
}

static size_t
collect(struct nb_call *call, struct nb_cursor *cursor, struct nb_sanction_view *views,
        struct found *found)
{
	size_t count = 0;

	for (; count < NB_SANCTIONS_SHOWN_MOST && nb_cursor_next(cursor); count++) {
		views[count] = (struct nb_sanction_view){
		    .sanction = nb_cursor_int(cursor, 0),
		    .community = nb_cursor_int(cursor, 11),
		    .community_name = nb_view_text(call, cursor, 9),
		    .kind = (int)nb_cursor_int(cursor, 2),
		    .from_ms = nb_cursor_int(cursor, 4),
		    .until_ms = nb_cursor_int(cursor, 5),
		    .seen = nb_cursor_int(cursor, 8) != 0,
		};
		found[count] = (struct found){
		    .community = nb_cursor_int(cursor, 11),
		    .about = nb_cursor_int(cursor, 1),
		    .by = nb_cursor_int(cursor, 3),
		    .key = nb_cursor_int(cursor, 10),
		    .rule = nb_view_text(call, cursor, 6),
		    .reason = nb_view_text(call, cursor, 7),
		};
	}
	return count;
}

enum nb_status
nb_view_sanctions(struct nb_call *call, enum nb_sql sql, nb_row of, int64_t after_ms,
                  struct nb_list *ret)
{
	struct nb_sanction_view *views =
	    nb_arena_array(call->arena, NB_SANCTIONS_SHOWN_MOST, sizeof(*views));
	struct found *found = nb_arena_array(call->arena, NB_SANCTIONS_SHOWN_MOST, sizeof(*found));

	if (!views || !found)
		return NB_E_TOO_LARGE;
	struct nb_cursor *cursor =
	    nb_db_find(call->tools->db, sql,
	               NB_BIND(nb_int(of), nb_int(after_ms), nb_int(NB_SANCTIONS_SHOWN_MOST)));
	size_t count = collect(call, cursor, views, found);
	enum nb_status status = nb_cursor_end(cursor);
	for (size_t i = 0; !status && i < count; i++) {
		status = show_words(call, &found[i], &views[i]);
		if (!status)
			status =
			    nb_view_author(call, found[i].about, NB_WORD_ABSENT, &views[i].about);
		if (!status)
			status = nb_view_author(call, found[i].by, NB_WORD_ABSENT, &views[i].by);
	}
	*ret = (struct nb_list){views, count};
	return status;
}
