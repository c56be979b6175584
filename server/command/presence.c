/*
 * presence.c - who of a community is there, for those who show themselves too (S4, Z11).
 * Not here: staff on duty, which is a promise to the group and no choice (duty.c).
 */
#include "noaber/presence.h"

#include "noaber/aside.h"

#include <stdlib.h>

#define PLACES 8192   /* a power of two */
#define LOOKED_AT 8   /* places that one member may stand in */
#define ASKED_MOST 32 /* people of whom it is asked whether they may be shown */
#define NEVER (-10)

struct place {
	nb_row member; /* 0 = free */
	nb_row community;
	int64_t last, before; /* spans; the latest, and the latest before that */
};

struct nb_presence {
	struct place places[PLACES];
};

static const struct nb_field presence[] = {
    NB_FIELD_BOOL(struct nb_presence_view, on,
                  "the reader lets others here see that they are there"),
    NB_FIELD_LIST(struct nb_presence_view, people, &nb_shape_author, 0,
                  "who else does so and was there in the last minutes; empty unless on"),
    NB_FIELD_BOOL(struct nb_presence_view, more, "there are more than these"),
};
const struct nb_shape nb_shape_presence = {.name = "Presence",
                                           .doc = "Who is there, in spans of five minutes.",
                                           .bytes = sizeof(struct nb_presence_view),
                                           .fields = presence,
                                           .field_count = NB_COUNT(presence)};

struct nb_presence *
nb_presence_create(void)
{
	return calloc(1, sizeof(struct nb_presence));
}

void
nb_presence_destroy(struct nb_presence *presence_)
{
	free(presence_);
}

/* Where ${member} stands, or may: a place of theirs, a free one, or that of who is away longest. */
static struct place *
place_of(struct nb_presence *all, nb_row member)
{
	size_t at = (size_t)(((uint64_t)member * UINT64_C(0x9e3779b97f4a7c15)) >> 40);
	struct place *best = NULL;

	for (size_t i = 0; i < LOOKED_AT; i++) {
		struct place *place = &all->places[(at + i) & (PLACES - 1)];
		if (place->member == member)
			return place;
		if (!best || (best->member && (!place->member || place->last < best->last)))
			best = place;
	}
	return best;
}

void
nb_presence_add(struct nb_presence *all, nb_row member, nb_row community, int64_t now_ms)
{
	struct place *place = place_of(all, member);
	int64_t span = now_ms / NB_PRESENCE_SPAN_MS;

	if (place->member != member)
		*place = (struct place){member, community, NEVER, NEVER};
	if (span > place->last) {
		place->before = place->last;
		place->last = span;
	}
}

void
nb_presence_forget(struct nb_presence *all, nb_row member)
{
	struct place *place = place_of(all, member);

	if (place->member == member)
		*place = (struct place){0};
}

void
nb_presence_note(const struct nb_call *call)
{
	const struct nb_object *object = &call->object;

	if (object->shows && object->member && call->tools->presence &&
	    nb_command_is_act(call->command))
		nb_presence_add(call->tools->presence, object->member, object->community,
		                call->now_ms);
}

size_t
nb_presence_find(const struct nb_presence *all, nb_row community, int64_t now_ms,
                 nb_row *ret_members, size_t most, bool *ret_more)
{
	int64_t span = now_ms / NB_PRESENCE_SPAN_MS;
	size_t count = 0;

	*ret_more = false;
	for (size_t i = 0; i < PLACES; i++) {
		const struct place *place = &all->places[i];
		int64_t whole = place->last < span ? place->last : place->before;
		if (!place->member || place->community != community || whole < span - 2)
			continue;
		*ret_more = count == most;
		if (*ret_more)
			break;
		ret_members[count++] = place->member;
	}
	return count;
}

/* May the subject see that ${member} is there? */
static enum nb_status
may_see(struct nb_call *call, nb_row member, bool *ret)
{
	enum nb_aside theirs, ours;
	struct nb_cursor *cursor;

	*ret = false;
	if (member == call->object.member)
		return NB_OK;
	enum nb_status status =
	    nb_db_find_one(call->tools->db, NB_SQL_MEMBER_SHOWS,
	                   NB_BIND(nb_int(member), nb_int(call->now_ms)), &cursor);
	if (status)
		return status == NB_E_NOT_FOUND ? NB_OK : status;
	status = nb_cursor_end(cursor);
	if (!status)
		status = nb_aside_between(call, member, call->object.member, &theirs);
	if (!status)
		status = nb_aside_between(call, call->object.member, member, &ours);
	*ret = !status && theirs == NB_ASIDE_NONE && ours == NB_ASIDE_NONE;
	return status;
}

static enum nb_status
show(struct nb_call *call, nb_row member, struct nb_author_view *view)
{
	struct nb_author_view *author;
	enum nb_status status = nb_view_author(call, member, NB_WORD_ABSENT, &author);

	if (!status)
		*view = *author;
	return status;
}

enum nb_status
nb_view_presence(struct nb_call *call, struct nb_presence_view *ret)
{
	struct nb_author_view *views =
	    nb_arena_array(call->arena, NB_PRESENCE_SHOWN_MOST, sizeof(*views));
	nb_row members[ASKED_MOST];
	size_t count = 0, found;
	enum nb_status status = NB_OK;

	if (!views)
		return NB_E_TOO_LARGE;
	*ret = (struct nb_presence_view){.on = call->object.shows, .people = {views, 0}};
	if (!ret->on)
		return NB_OK;
	found = nb_presence_find(call->tools->presence, call->object.community, call->now_ms,
	                         members, ASKED_MOST, &ret->more);
	for (size_t i = 0; !status && i < found; i++) {
		bool may;
		status = may_see(call, members[i], &may);
		if (status || !may)
			continue;
		if (count == NB_PRESENCE_SHOWN_MOST) {
			ret->more = true;
			break;
		}
		status = show(call, members[i], &views[count++]);
	}
	ret->people.count = count;
	return status;
}
