/*
 * themes.c - which themes somebody wants to see, have covered or never see: theirs alone.
 *
 * Kept as one sealed text, a digit for each theme, so that the store shows neither which nor how many
 * were chosen. A theme that is newer than the text is covered. Not here: covering, which the client
 * does, because every reader gets the same message.
 */
#include "noaber/people.h"

#define DIGITS NB_COVER_COUNT

/* ${ret_key}: the account's data key. */
static enum nb_status
read_digits(struct nb_call *call, char ret[DIGITS], nb_row *ret_key)
{
	const struct nb_seal_place place = nb_place_theme_filter(call->subject.account);
	struct nb_cursor *cursor;
	struct nb_str text = {NULL, 0};
	enum nb_status status = nb_db_find_one(call->tools->db, NB_SQL_THEME_FILTER_FIND,
	                                       NB_BIND(nb_int(call->subject.account)), &cursor);

	for (size_t i = 0; i < DIGITS; i++)
		ret[i] = '0' + NB_THEME_COVERED;
	if (status)
		return status;
	*ret_key = nb_cursor_int(cursor, 1);
	if (!nb_cursor_is_null(cursor, 0))
		status = nb_vault_unseal(call->tools->vault, *ret_key, &place,
		                         nb_cursor_bytes(cursor, 0), call->arena, &text);
	for (size_t i = 0; !status && i < DIGITS && i < text.length; i++)
		if (text.at[i] >= '0' && text.at[i] < '0' + NB_THEME_SHOW_COUNT)
			ret[i] = text.at[i];
	enum nb_status end = nb_cursor_end(cursor);
	return status ? status : end;
}

enum nb_status
nb_view_themes(struct nb_call *call, struct nb_list *ret)
{
	struct nb_theme_view *views = nb_arena_array(call->arena, DIGITS, sizeof(*views));
	char digits[DIGITS];
	nb_row key;

	if (!views)
		return NB_E_TOO_LARGE;
	enum nb_status status = read_digits(call, digits, &key);
	for (size_t i = 0; i < DIGITS; i++)
		views[i] = (struct nb_theme_view){(int)i, digits[i] - '0'};
	*ret = (struct nb_list){views, DIGITS};
	return status;
}

enum nb_status
nb_themes_set(struct nb_call *call, enum nb_cover theme, enum nb_theme_show show)
{
	const struct nb_seal_place place = nb_place_theme_filter(call->subject.account);
	struct nb_themes_view event;
	char digits[DIGITS];
	struct nb_str sealed;
	nb_row key;

	enum nb_status status = read_digits(call, digits, &key);
	if (status)
		return status;
	digits[theme] = (char)('0' + show);
	status = nb_vault_seal(call->tools->vault, key, &place, (struct nb_str){digits, DIGITS},
	                       call->arena, &sealed);
	if (!status)
		status = nb_db_run(call->tools->db, NB_SQL_THEME_FILTER_SET,
		                   NB_BIND(nb_int(call->subject.account), nb_bytes(sealed)), NULL);
	if (!status)
		status = nb_view_themes(call, &event.themes);
	if (!status)
		nb_outbox_account_event(call, &nb_event_themes_changed, &event);
	return status;
}
