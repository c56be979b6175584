/*
 * aside.c - who muted or blocked whom: a sealed list for oneself, a keyed hash for the server (Z11).
 * Not here: what is folded away (the client does, so that everybody gets the same frames).
 */
#include "noaber/aside.h"

#include "noaber/secret.h"
#include "noaber/talk_of_two.h"

#include <string.h>

static const char *const aside_words[NB_ASIDE_COUNT] = {"mute", "block"};
const struct nb_words nb_words_aside = {
    .name = "Aside", .words = aside_words, .count = NB_ASIDE_COUNT};

static const struct nb_field aside[] = {
    NB_FIELD_OBJECT(struct nb_aside_view, who, &nb_shape_author, "who was put aside"),
    NB_FIELD_ID(struct nb_aside_view, community, NB_ID_COMMUNITY, "in which community"),
    NB_FIELD_TEXT(struct nb_aside_view, community_name, 0, 0, "name of the community"),
    NB_FIELD_WORD(struct nb_aside_view, how, &nb_words_aside, "muted or blocked"),
    NB_FIELD_INT(struct nb_aside_view, at_ms, 0, 0, "since when"),
};
const struct nb_shape nb_shape_aside = {
    .name = "AsideView",
    .doc = "Somebody the reader muted or blocked. Only the reader ever sees this.",
    .bytes = sizeof(struct nb_aside_view),
    .fields = aside,
    .field_count = NB_COUNT(aside),
};

const struct nb_event nb_event_aside_changed = {
    .name = "aside.changed",
    .doc = "You muted or blocked somebody, or took that back, here or in another session. Ask "
	   "aside.list.",
};

/* A row as it is stored and opened. */
struct row {
	nb_row row;
	nb_row member;
	enum nb_aside how;
	int64_t at_ms;
};

static enum nb_status
read_rows(struct nb_call *call, struct row rows[NB_ASIDES_MOST], size_t *ret_count)
{
	struct nb_cursor *cursor = nb_db_find(call->tools->db, NB_SQL_ASIDES_OF_ACCOUNT,
	                                      NB_BIND(nb_int(call->subject.account)));
	size_t count = 0;

	while (count < NB_ASIDES_MOST && nb_cursor_next(cursor)) {
		struct row *row = &rows[count];
		row->row = nb_cursor_int(cursor, 0);
		row->how = (enum nb_aside)nb_cursor_int(cursor, 2);
		row->at_ms = nb_cursor_int(cursor, 3);
		const struct nb_seal_place place = nb_place_aside(row->row);
		struct nb_str plain;
		enum nb_status status =
		    nb_vault_unseal(call->tools->vault, nb_cursor_int(cursor, 4), &place,
		                    nb_cursor_bytes(cursor, 1), call->arena, &plain);
		if (status || plain.length != sizeof(nb_row))
			continue; /* logged by the vault; the others still hold (O7) */
		memcpy(&row->member, plain.at, sizeof(nb_row));
		count++;
	}
	*ret_count = count;
	return nb_cursor_end(cursor);
}

/* NB_E_NOT_FOUND: the face was left, and no road leads from it. */
static enum nb_status
link_of(struct nb_call *call, nb_row member, uint8_t ret[NB_MEMBER_LINK_BYTES])
{
	struct nb_cursor *cursor;
	enum nb_status status =
	    nb_db_find_one(call->tools->db, NB_SQL_MEMBER_LINK, NB_BIND(nb_int(member)), &cursor);

	if (status)
		return status;
	struct nb_str link = nb_cursor_bytes(cursor, 0);
	if (link.length == NB_MEMBER_LINK_BYTES)
		memcpy(ret, link.at, NB_MEMBER_LINK_BYTES);
	else
		status = NB_E_NOT_FOUND;
	enum nb_status end = nb_cursor_end(cursor);
	return status ? status : end;
}

#define PAIR_MARK "aside" /* keeps it apart from whatever else this key hashes */

static enum nb_status
hash_pair(struct nb_call *call, nb_row by, nb_row whom, uint8_t ret[NB_SHA256_BYTES])
{
	uint8_t pair[sizeof(PAIR_MARK) + NB_MEMBER_LINK_BYTES + NB_MEMBER_LINK_BYTES] = PAIR_MARK;
	enum nb_status status = link_of(call, by, pair + sizeof(PAIR_MARK));

	if (!status)
		status = link_of(call, whom, pair + sizeof(PAIR_MARK) + NB_MEMBER_LINK_BYTES);
	if (!status)
		nb_secret_hmac(nb_vault_purpose(call->tools->vault, NB_VAULT_LINKS), pair,
		               sizeof(pair), ret);
	return status;
}

static enum nb_status
find_key(struct nb_call *call, nb_row *ret_key)
{
	return nb_db_find_int(call->tools->db, NB_SQL_ACCOUNT_BY_ID,
	                      NB_BIND(nb_int(call->subject.account)), ret_key);
}

static enum nb_status
add(struct nb_call *call, nb_row member, enum nb_aside how)
{
	nb_row row = nb_row_next(call->now_ms), key;
	const struct nb_seal_place place = nb_place_aside(row);
	uint8_t hash[NB_SHA256_BYTES];
	struct nb_str sealed;
	enum nb_status status = hash_pair(call, call->object.member, member, hash);

	if (!status)
		status = find_key(call, &key);
	if (!status)
		status = nb_vault_seal(call->tools->vault, key, &place,
		                       (struct nb_str){(const char *)&member, sizeof(member)},
		                       call->arena, &sealed);
	if (status)
		return status;
	return nb_db_run(call->tools->db, NB_SQL_ASIDE_ADD,
	                 NB_BIND(nb_int(row), nb_int(call->subject.account),
	                         nb_bytes((struct nb_str){(const char *)hash, sizeof(hash)}),
	                         nb_int(how), nb_bytes(sealed), nb_int(call->now_ms)),
	                 NULL);
}

static const struct row *
find(const struct row *rows, size_t count, nb_row member)
{
	for (size_t i = 0; i < count; i++)
		if (rows[i].member == member)
			return &rows[i];
	return NULL;
}

enum nb_status
nb_aside_put(struct nb_call *call, enum nb_aside how)
{
	nb_row member = call->object.author;
	struct row rows[NB_ASIDES_MOST];
	size_t count;
	enum nb_status status = read_rows(call, rows, &count);

	if (status)
		return status;
	const struct row *known = find(rows, count, member);
	if (known)
		status =
		    nb_db_run(call->tools->db, NB_SQL_ASIDE_CHANGE,
		              NB_BIND(nb_int(known->row), nb_int(how), nb_int(call->now_ms)), NULL);
	else
		status = count < NB_ASIDES_MOST ? add(call, member, how) : NB_E_TOO_LARGE;
	if (!status && how == NB_ASIDE_BLOCK)
		status = nb_direct_turn_away(call);
	nb_outbox_account_event(call, &nb_event_aside_changed, NULL);
	return status;
}

enum nb_status
nb_aside_undo(struct nb_call *call, nb_row member)
{
	struct row rows[NB_ASIDES_MOST];
	size_t count;
	enum nb_status status = read_rows(call, rows, &count);

	if (status)
		return status;
	const struct row *known = find(rows, count, member);
	if (!known)
		return NB_E_NOT_FOUND;
	nb_outbox_account_event(call, &nb_event_aside_changed, NULL);
	return nb_db_run(call->tools->db, NB_SQL_ASIDE_DROP, NB_BIND(nb_int(known->row)), NULL);
}

enum nb_status
nb_aside_between(struct nb_call *call, nb_row by, nb_row whom, enum nb_aside *ret)
{
	uint8_t hash[NB_SHA256_BYTES];
	struct nb_cursor *cursor;
	enum nb_status status = hash_pair(call, by, whom, hash);

	*ret = NB_ASIDE_NONE;
	if (!status)
		status = nb_db_find_one(
		    call->tools->db, NB_SQL_ASIDE_OF_PAIR,
		    NB_BIND(nb_bytes((struct nb_str){(const char *)hash, sizeof(hash)})), &cursor);
	if (status)
		return status == NB_E_NOT_FOUND ? NB_OK : status;
	*ret = (enum nb_aside)nb_cursor_int(cursor, 0);
	return nb_cursor_end(cursor);
}

static enum nb_status
show(struct nb_call *call, const struct row *row, struct nb_aside_view *view)
{
	struct nb_face_view face;
	enum nb_status status = nb_view_face(call, row->member, &face);

	if (!status)
		*view = (struct nb_aside_view){
		    .who = face.who,
		    .community = face.community,
		    .community_name = face.community_name,
		    .how = (int)row->how,
		    .at_ms = row->at_ms,
		};
	return status;
}

enum nb_status
nb_view_asides(struct nb_call *call, struct nb_list *ret)
{
	struct row rows[NB_ASIDES_MOST];
	size_t count;
	enum nb_status status = read_rows(call, rows, &count);
	struct nb_aside_view *views =
	    nb_arena_array(call->arena, count ? count : 1, sizeof(*views));

	if (!views)
		return NB_E_TOO_LARGE;
	for (size_t i = 0; !status && i < count; i++)
		status = show(call, &rows[i], &views[i]);
	*ret = (struct nb_list){views, count};
	return status;
}

static enum nb_status
collect_faces(struct nb_call *call, struct nb_list *list)
{
	struct row rows[NB_ASIDES_MOST];
	size_t count;
	enum nb_status status = read_rows(call, rows, &count);
	nb_row *faces = nb_arena_array(call->arena, count ? count : 1, sizeof(*faces));

	if (!faces)
		return NB_E_TOO_LARGE;
	for (size_t i = 0; !status && i < count; i++)
		faces[i] = rows[i].member;
	*list = (struct nb_list){faces, count};
	return status;
}

enum nb_status
nb_aside_faces(struct nb_call *call, struct nb_list *ret)
{
	struct nb_list *list;
	enum nb_status status;

	if (!call->aside) {
		list = NB_NEW(call->arena, struct nb_list);
		status = list ? collect_faces(call, list) : NB_E_TOO_LARGE;
		if (status)
			return status;
		call->aside = list;
	}
	*ret = *call->aside;
	return NB_OK;
}
