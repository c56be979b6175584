/*
 * search.c - looking for words in a community.
 *
 * Words are sealed, so there is no index of them: the newest messages of all rooms are opened one by one,
 * newest first, until there is enough or the budget is spent. What was said is then forgotten again; of
 * the question nothing is kept or logged. Not here: what fits (model/search.c).
 */
#include "noaber/search.h"

#include "noaber/clock.h"
#include "noaber/mentions.h"
#include "noaber/room_kind.h"
#include "noaber/talk.h"

#define ROOMS_MOST 100 /* as the statement */
#define AHEAD_MOST 16  /* rows of a room that are read at once */
#define SCRATCH_BYTES (4 * NB_TEXT_BYTES_MOST)
#define CLOCK_EVERY 8 /* messages; asking the clock costs as much as a short one */

static const struct nb_field found[] = {
    NB_FIELD_ID(struct nb_found_view, message, NB_ID_MESSAGE, "the message"),
    NB_FIELD_ID(struct nb_found_view, room, NB_ID_ROOM, "where it was said"),
    NB_FIELD_TEXT(struct nb_found_view, room_name, 0, 0, "name of the room"),
    NB_FIELD_INT(struct nb_found_view, seq, 0, 0, "its place in the order of the room"),
    NB_FIELD_OBJECT(struct nb_found_view, author, &nb_shape_author, "who wrote it"),
    NB_FIELD_TEXT_OPT(struct nb_found_view, text, 0, 0,
                      "the words around what was found; left out when it is covered"),
    NB_FIELD_INT(struct nb_found_view, at_ms, 0, 0, "when it was posted"),
    NB_FIELD_WORD_OPT(struct nb_found_view, cover, &nb_words_cover,
                      "what it may be hard to read about"),
};
const struct nb_shape nb_shape_found = {.name = "Found",
                                        .doc = "A message in which the words were found.",
                                        .bytes = sizeof(struct nb_found_view),
                                        .fields = found,
                                        .field_count = NB_COUNT(found)};

/* A message that has not been opened yet. */
struct candidate {
	int64_t seq;
	nb_row message, author, key; /* key 0: nobody may see the words any more */
	int hat, cover;
	int64_t posted_ms;
};

/* A room that is read backwards. */
struct source {
	nb_row room;
	struct nb_str name;
	int64_t below; /* what is ahead has smaller numbers than this */
	struct candidate ahead[AHEAD_MOST];
	size_t count, at;
	bool dry;
};

struct hunt {
	struct nb_call *call;
	const struct nb_search *search;
	struct nb_arena *scratch;
	struct source *sources;
	size_t source_count;
	struct nb_found_view *views;
	size_t count;
	int64_t began_us;
	unsigned looked_at;
};

static enum nb_status
read_ahead(struct hunt *hunt, struct source *source)
{
	struct nb_cursor *cursor =
	    nb_db_find(hunt->call->tools->db, NB_SQL_MESSAGE_SEARCH_PAGE,
	               NB_BIND(nb_int(source->room), nb_int(source->below), nb_int(AHEAD_MOST)));

	source->at = source->count = 0;
	while (source->count < AHEAD_MOST && nb_cursor_next(cursor)) {
		bool seen =
		    nb_cursor_int(cursor, 5) == NB_MESSAGE_VISIBLE && nb_cursor_int(cursor, 8);
		source->ahead[source->count++] = (struct candidate){
		    .seq = nb_cursor_int(cursor, 0),
		    .message = nb_cursor_int(cursor, 1),
		    .author = nb_cursor_int(cursor, 2),
		    .hat = (int)nb_cursor_int(cursor, 3),
		    .posted_ms = nb_cursor_int(cursor, 4),
		    .cover = (int)nb_cursor_int(cursor, 6),
		    .key = seen ? nb_cursor_int(cursor, 7) : 0,
		};
	}
	source->dry = source->count == 0;
	if (!source->dry)
		source->below = source->ahead[source->count - 1].seq;
	return nb_cursor_end(cursor);
}

/* The source whose next message is the newest; NULL when all are dry. */
static enum nb_status
newest(struct hunt *hunt, struct source **ret)
{
	enum nb_status status = NB_OK;

	*ret = NULL;
	for (size_t i = 0; !status && i < hunt->source_count; i++) {
		struct source *source = &hunt->sources[i];
		if (!source->dry && source->at == source->count)
			status = read_ahead(hunt, source);
		if (status || source->dry)
			continue;
		if (!*ret ||
		    source->ahead[source->at].posted_ms > (*ret)->ahead[(*ret)->at].posted_ms)
			*ret = source;
	}
	return status;
}

static enum nb_status
open_words(struct hunt *hunt, const struct source *source, const struct candidate *one,
           struct nb_str *ret_text)
{
	const struct nb_seal_place place =
	    nb_place_message_body(source->room, one->message, one->author);
	struct nb_cursor *cursor;
	enum nb_status status = nb_db_find_one(hunt->call->tools->db, NB_SQL_MESSAGE_WORDS,
	                                       NB_BIND(nb_int(one->message)), &cursor);

	if (status)
		return status;
	nb_arena_reset(hunt->scratch);
	status = nb_vault_unseal(hunt->call->tools->vault, one->key, &place,
	                         nb_cursor_bytes(cursor, 0), hunt->scratch, ret_text);
	enum nb_status end = nb_cursor_end(cursor);
	if (!status)
		status = end;
	return status ? status : nb_view_mentions_plain(hunt->call, hunt->scratch, ret_text);
}

static enum nb_status
note(struct hunt *hunt, const struct source *source, const struct candidate *one,
     struct nb_str text, size_t at)
{
	struct nb_found_view *view = &hunt->views[hunt->count++];
	struct nb_cursor *cursor;

	*view = (struct nb_found_view){
	    .message = one->message,
	    .room = source->room,
	    .room_name = source->name,
	    .seq = one->seq,
	    .author = NB_NEW(hunt->call->arena, struct nb_author_view),
	    .at_ms = one->posted_ms,
	    .cover = one->cover,
	};
	if (!view->author)
		return NB_E_TOO_LARGE;
	if (one->cover == NB_WORD_ABSENT)
		view->text =
		    nb_text_excerpt(text, at, NB_SEARCH_EXCERPT_CHARACTERS, hunt->call->arena);
	*view->author = (struct nb_author_view){.member = one->author, .hat = one->hat};
	enum nb_status status = nb_db_find_one(hunt->call->tools->db, NB_SQL_MEMBER_BY_ID,
	                                       NB_BIND(nb_int(one->author)), &cursor);
	if (status)
		return status;
	status = nb_view_member_name(hunt->call, nb_cursor_int(cursor, 0), one->author, one->key,
	                             nb_cursor_bytes(cursor, 2), &view->author->name);
	enum nb_status end = nb_cursor_end(cursor);
	return status ? status : end;
}

/* ${ret_full}: it was found, and there was no room for it. */
static enum nb_status
look_at(struct hunt *hunt, struct source *source, bool *ret_full)
{
	const struct candidate *one = &source->ahead[source->at++];
	struct nb_str text;
	size_t at = 0;

	*ret_full = false;
	hunt->looked_at++;
	if (!one->key)
		return NB_OK;
	enum nb_status status = open_words(hunt, source, one, &text);
	if (status == NB_E_NOT_FOUND || status == NB_E_CONFLICT)
		return NB_OK; /* erased or damaged: one never blocks the rest (O7) */
	if (status || !nb_search_matches(hunt->search, text, &at))
		return status;
	*ret_full = hunt->count == NB_SEARCH_FOUND_MOST;
	return *ret_full ? NB_OK : note(hunt, source, one, text, at);
}

static bool
is_spent(const struct hunt *hunt)
{
	return hunt->looked_at % CLOCK_EVERY == 0 &&
	       nb_clock_thread_us() - hunt->began_us > NB_SEARCH_BUDGET_US;
}

/* Messages of one moment are looked at together, so that a moment is enough to go on from. */
static enum nb_status
hunt_down(struct hunt *hunt, int64_t *ret_reached_ms)
{
	int64_t moment = INT64_MAX;
	size_t before_moment = 0;
	struct source *source;
	bool full = false;
	enum nb_status status;

	*ret_reached_ms = NB_INT_ABSENT;
	while (!(status = newest(hunt, &source)) && source) {
		int64_t posted_ms = source->ahead[source->at].posted_ms;
		if (posted_ms < moment) {
			if (hunt->count == NB_SEARCH_FOUND_MOST || is_spent(hunt)) {
				*ret_reached_ms = posted_ms + 1;
				return NB_OK;
			}
			moment = posted_ms;
			before_moment = hunt->count;
		}
		status = look_at(hunt, source, &full);
		if (status)
			return status;
		if (full && before_moment) { /* the whole moment is for the next time */
			hunt->count = before_moment;
			*ret_reached_ms = moment + 1;
			return NB_OK;
		}
	}
	return status;
}

static enum nb_status
add_source(struct hunt *hunt, nb_row room, int64_t before_ms)
{
	struct source *source = &hunt->sources[hunt->source_count];
	struct nb_object object;
	struct nb_cursor *cursor;
	enum nb_status status = nb_object_load_room(hunt->call, room, &object);

	if (status || nb_rights_decide(NB_RIGHT_ROOM_READ, &object.situation))
		return status;
	*source = (struct source){.room = room, .below = object.head_seq + 1};
	if (before_ms != NB_INT_ABSENT)
		status =
		    nb_room_seq_at(hunt->call, room, object.head_seq, before_ms, &source->below);
	if (!status)
		status = nb_db_find_one(hunt->call->tools->db, NB_SQL_ROOM_CARD,
		                        NB_BIND(nb_int(room)), &cursor);
	if (status)
		return status;
	struct nb_str name = nb_cursor_bytes(cursor, 1);
	source->name = nb_arena_copy(hunt->call->arena, name.at, name.length);
	hunt->source_count++;
	return nb_cursor_end(cursor);
}

/* Rooms of every kind that is searched: a talk of two is not (Z6). */
static enum nb_status
find_sources(struct hunt *hunt, nb_row community, int64_t before_ms)
{
	nb_row rooms[ROOMS_MOST];
	size_t count = 0;
	enum nb_status status = NB_OK;

	for (int kind = 0; !status && kind < NB_ROOM_KIND_COUNT; kind++) {
		if (!nb_room_kinds[kind].searched)
			continue;
		struct nb_cursor *cursor =
		    nb_db_find(hunt->call->tools->db, NB_SQL_ROOMS_OF_COMMUNITY,
		               NB_BIND(nb_int(community), nb_int(kind)));
		while (count < ROOMS_MOST && nb_cursor_next(cursor))
			rooms[count++] = nb_cursor_int(cursor, 0);
		status = nb_cursor_end(cursor);
	}
	for (size_t i = 0; !status && i < count; i++)
		status = add_source(hunt, rooms[i], before_ms);
	return status;
}

enum nb_status
nb_search_community(struct nb_call *call, nb_row community, const struct nb_search *search,
                    int64_t before_ms, struct nb_list *ret_found, int64_t *ret_reached_ms)
{
	struct hunt hunt = {
	    .call = call,
	    .search = search,
	    .scratch = nb_arena_create(SCRATCH_BYTES),
	    .sources = nb_arena_array(call->arena, ROOMS_MOST, sizeof(struct source)),
	    .views =
		nb_arena_array(call->arena, NB_SEARCH_FOUND_MOST, sizeof(struct nb_found_view)),
	    .began_us = nb_clock_thread_us(),
	};
	enum nb_status status = NB_E_TOO_LARGE;

	if (hunt.scratch && hunt.sources && hunt.views)
		status = find_sources(&hunt, community, before_ms);
	if (!status)
		status = hunt_down(&hunt, ret_reached_ms);
	nb_arena_destroy(hunt.scratch);
	*ret_found = (struct nb_list){hunt.views, hunt.count};
	return status;
}
