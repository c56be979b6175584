/* view_introduction.c - asks to come in: found, opened, and as who asked or a host sees them. */
#include "noaber/introductions.h"

#include "noaber/account.h"

#include <stdlib.h>
#include <string.h>

#define PLACES_MOST 500  /* as the statement */
#define WAITING_MOST 500 /* of all communities that somebody hosts, looked at */

static const struct nb_field introduction_fields[] = {
    NB_FIELD_ID(struct nb_introduction_view, community, NB_ID_COMMUNITY,
                "where you want to come in"),
    NB_FIELD_TEXT(struct nb_introduction_view, community_name, 0, 0, "its name"),
    NB_FIELD_TEXT_OPT(struct nb_introduction_view, name, 0, 0, "the name you would have there"),
    NB_FIELD_TEXT_OPT(struct nb_introduction_view, text, 0, 0, "your own words, while it waits"),
    NB_FIELD_WORD(struct nb_introduction_view, state, &nb_words_introduction_state,
                  "how it stands"),
    NB_FIELD_INT(struct nb_introduction_view, days, 0, 0, "whole days since you asked"),
    NB_FIELD_WORD_OPT(struct nb_introduction_view, reason, &nb_words_introduction_no,
                      "why not, one of a few reasons"),
    NB_FIELD_TEXT_OPT(struct nb_introduction_view, words, 0, 0, "or in the words of a host"),
    NB_FIELD_INT_OPT(
	struct nb_introduction_view, again_days, 0, 0,
	"in so many days you may ask again, rounded up; absent: it waits, or you may now"),
};
const struct nb_shape nb_shape_introduction = {
    .name = "Introduction",
    .doc = "You asked to come into a community. By whom it was answered is told to nobody.",
    .bytes = sizeof(struct nb_introduction_view),
    .fields = introduction_fields,
    .field_count = NB_COUNT(introduction_fields),
};

static const struct nb_field ask_fields[] = {
    NB_FIELD_ID(struct nb_introduction_ask_view, introduction, NB_ID_INTRODUCTION, "the ask"),
    NB_FIELD_ID(struct nb_introduction_ask_view, community, NB_ID_COMMUNITY, "where"),
    NB_FIELD_TEXT(struct nb_introduction_ask_view, community_name, 0, 0, "its name"),
    NB_FIELD_TEXT(struct nb_introduction_ask_view, name, 0, 0,
                  "the name they would have there; when somebody has it, they get another one"),
    NB_FIELD_TEXT(struct nb_introduction_ask_view, text, 0, 0, "what they tell of themselves"),
    NB_FIELD_INT(struct nb_introduction_ask_view, days, 0, 0, "whole days since they asked"),
};
const struct nb_shape nb_shape_introduction_ask = {
    .name = "IntroductionAsk",
    .doc = "Somebody asks a host to come into a community.",
    .bytes = sizeof(struct nb_introduction_ask_view),
    .fields = ask_fields,
    .field_count = NB_COUNT(ask_fields),
};

static const struct nb_field event_fields[] = {
    NB_FIELD_ID(struct nb_introduction_event, community, NB_ID_COMMUNITY, "where"),
    NB_FIELD_INT(struct nb_introduction_event, waiting, 0, 0, "how many wait there now"),
};
const struct nb_shape nb_shape_introduction_event = {
    .name = "IntroductionWaits",
    .doc = "How many ask to come into a community.",
    .bytes = sizeof(struct nb_introduction_event),
    .fields = event_fields,
    .field_count = NB_COUNT(event_fields),
};
const struct nb_event nb_event_introduction_waits = {
    .name = "introduction.waits",
    .doc = "For hosts: how many ask to come into a community has changed. Once for each room of it "
	   "that is watched; introduction.list has them.",
    .data = &nb_shape_introduction_event,
};

/* ---- finding ---- */

static void
read_row(struct nb_call *call, struct nb_cursor *cursor, struct nb_introduction *ret)
{
	*ret = (struct nb_introduction){
	    .introduction = nb_cursor_int(cursor, 0),
	    .community = nb_cursor_int(cursor, 1),
	    .key = nb_cursor_int(cursor, 2),
	    .hat = (enum nb_hat)nb_cursor_int(cursor, 3),
	    .state = (enum nb_introduction_state)nb_cursor_int(cursor, 4),
	    .reason = (int)nb_cursor_int(cursor, 5),
	    .asked_ms = nb_cursor_int(cursor, 6),
	    .answered_ms = nb_cursor_int(cursor, 7),
	    .link = nb_view_text(call, cursor, 8),
	    .account_sealed = nb_view_text(call, cursor, 9),
	    .name_sealed = nb_view_text(call, cursor, 10),
	    .text_sealed = nb_view_text(call, cursor, 11),
	    .answer_sealed = nb_view_text(call, cursor, 12),
	};
}

static enum nb_status
read_one(struct nb_call *call, enum nb_status status, struct nb_cursor *cursor,
         struct nb_introduction *ret)
{
	if (status)
		return status;
	read_row(call, cursor, ret);
	return nb_cursor_end(cursor);
}

enum nb_status
nb_introduction_find(struct nb_call *call, struct nb_str link, struct nb_introduction *ret)
{
	struct nb_cursor *cursor = NULL;
	enum nb_status status = nb_db_find_one(call->tools->db, NB_SQL_INTRODUCTION_OF_LINK,
	                                       NB_BIND(nb_bytes(link)), &cursor);

	return read_one(call, status, cursor, ret);
}

enum nb_status
nb_introduction_by_row(struct nb_call *call, nb_row introduction, struct nb_introduction *ret)
{
	struct nb_cursor *cursor = NULL;
	enum nb_status status = nb_db_find_one(call->tools->db, NB_SQL_INTRODUCTION_ONE,
	                                       NB_BIND(nb_int(introduction)), &cursor);

	return read_one(call, status, cursor, ret);
}

enum nb_status
nb_introductions_of(struct nb_call *call, nb_row account, struct nb_list *ret)
{
	nb_row *places = nb_arena_array(call->arena, PLACES_MOST, sizeof(*places));
	struct nb_introduction *found = nb_arena_array(call->arena, PLACES_MOST, sizeof(*found));
	size_t place_count = 0, count = 0;

	if (!places || !found)
		return NB_E_TOO_LARGE;
	struct nb_cursor *cursor =
	    nb_db_find(call->tools->db, NB_SQL_INTRODUCTION_PLACES, NB_NO_BIND);
	while (place_count < PLACES_MOST && nb_cursor_next(cursor))
		places[place_count++] = nb_cursor_int(cursor, 0);
	enum nb_status status = nb_cursor_end(cursor);
	for (size_t i = 0; !status && i < place_count; i++) {
		uint8_t link[NB_MEMBER_LINK_BYTES];
		nb_vault_member_link(call->tools->vault, account, places[i], link);
		status = nb_introduction_find(call, (struct nb_str){(char *)link, sizeof(link)},
		                              &found[count]);
		count += status == NB_OK;
		if (status == NB_E_NOT_FOUND)
			status = NB_OK;
	}
	*ret = (struct nb_list){found, count};
	return status;
}

enum nb_status
nb_object_load_introduction(struct nb_call *call, nb_row introduction, struct nb_object *ret)
{
	struct nb_introduction *one = NB_NEW(call->arena, struct nb_introduction);
	uint8_t link[NB_MEMBER_LINK_BYTES];
	struct nb_object object;

	if (!one)
		return NB_E_TOO_LARGE;
	enum nb_status status = nb_introduction_by_row(call, introduction, one);
	if (!status)
		status = nb_object_load_community(call, one->community, &object);
	if (status)
		return status;
	object.introduction = introduction;
	object.introduced = one;
	nb_vault_member_link(call->tools->vault, call->subject.account, one->community, link);
	if (one->link.length == sizeof(link) && !memcmp(one->link.at, link, sizeof(link)))
		object.situation.relation |= NB_IS_CONCERNED;
	*ret = object;
	return NB_OK;
}

/* ---- opening ---- */

enum nb_status
nb_introduction_open(struct nb_call *call, const struct nb_introduction *one, struct nb_str sealed,
                     struct nb_seal_place place, struct nb_str *ret)
{
	*ret = (struct nb_str){NULL, 0};
	return sealed.at
	           ? nb_vault_unseal(call->tools->vault, one->key, &place, sealed, call->arena, ret)
	           : NB_OK;
}

enum nb_status
nb_introduction_account(struct nb_call *call, const struct nb_introduction *one,
                        nb_row *ret_account)
{
	struct nb_account account;
	struct nb_str plain;
	enum nb_status status = nb_introduction_open(
	    call, one, one->account_sealed,
	    nb_place_introduction_account(one->community, one->introduction), &plain);

	if (status || plain.length != sizeof(nb_row))
		return status && status != NB_E_NOT_FOUND ? status : NB_E_CONFLICT;
	memcpy(ret_account, plain.at, sizeof(nb_row));
	status = nb_account_by_row(call, *ret_account, &account);
	return status == NB_E_NOT_FOUND || (!status && account.life != NB_LIFE_ACTIVE)
	           ? NB_E_CONFLICT
	           : status;
}

static enum nb_status
name_of(struct nb_call *call, nb_row community, struct nb_str *ret)
{
	struct nb_cursor *cursor;
	enum nb_status status = nb_db_find_one(call->tools->db, NB_SQL_COMMUNITY_INTRODUCTION,
	                                       NB_BIND(nb_int(community)), &cursor);

	if (status)
		return status;
	*ret = nb_view_text(call, cursor, 0);
	return nb_cursor_end(cursor);
}

/* ---- for who asked ---- */

static enum nb_status
view_own(struct nb_call *call, const struct nb_introduction *one, struct nb_introduction_view *ret)
{
	const nb_row community = one->community, row = one->introduction;
	bool over = one->state == NB_INTRODUCTION_WAITING &&
	            nb_introduction_is_over(one->asked_ms, call->now_ms);
	bool waits = one->state == NB_INTRODUCTION_WAITING;
	int64_t again_ms =
	    waits ? 0 : nb_introduction_again_ms(one->state, one->answered_ms, call->now_ms);

	*ret = (struct nb_introduction_view){
	    .community = community,
	    .state = (int)(over ? NB_INTRODUCTION_UNANSWERED : one->state),
	    .days = nb_introduction_days(one->asked_ms, call->now_ms),
	    .reason = one->reason,
	    .again_days =
		again_ms ? nb_introduction_days(0, again_ms + NB_DAY_MS - 1) : NB_INT_ABSENT,
	};
	enum nb_status status = name_of(call, community, &ret->community_name);
	if (!status)
		status =
		    nb_introduction_open(call, one, one->name_sealed,
		                         nb_place_introduction_name(community, row), &ret->name);
	if (!status)
		status =
		    nb_introduction_open(call, one, one->text_sealed,
		                         nb_place_introduction_text(community, row), &ret->text);
	if (!status)
		status =
		    nb_introduction_open(call, one, one->answer_sealed,
		                         nb_place_introduction_answer(community, row), &ret->words);
	/* What does not open any more is told without words (O7). */
	return status == NB_E_NOT_FOUND || status == NB_E_CONFLICT ? NB_OK : status;
}

enum nb_status
nb_view_introductions(struct nb_call *call, struct nb_list *ret)
{
	struct nb_list asks;
	enum nb_status status = nb_introductions_of(call, call->subject.account, &asks);

	if (status)
		return status;
	struct nb_introduction_view *views =
	    nb_arena_array(call->arena, asks.count + 1, sizeof(*views));
	if (!views)
		return NB_E_TOO_LARGE;
	for (size_t i = 0; !status && i < asks.count; i++)
		status = view_own(call, &((const struct nb_introduction *)asks.at)[i], &views[i]);
	*ret = (struct nb_list){views, asks.count};
	return status;
}

/* ---- for hosts ---- */

struct found {
	struct nb_introduction *at;
	size_t count;
};

static enum nb_status
add_waiting(struct nb_call *call, nb_row community, struct found *found)
{
	struct nb_cursor *cursor =
	    nb_db_find(call->tools->db, NB_SQL_INTRODUCTIONS_WAITING,
	               NB_BIND(nb_int(community), nb_int(call->now_ms - NB_INTRODUCTION_WAITS_MS)));

	while (found->count < WAITING_MOST && nb_cursor_next(cursor))
		read_row(call, cursor, &found->at[found->count++]);
	return nb_cursor_end(cursor);
}

/* The right is asked of each community, as at the answer. */
static enum nb_status
find_waiting(struct nb_call *call, struct found *found)
{
	struct nb_list faces;
	enum nb_status status = nb_view_memberships(call, call->subject.account, &faces);

	for (size_t i = 0; !status && i < faces.count; i++) {
		struct nb_face_view face;
		struct nb_object object;
		status =
		    nb_view_face(call, ((const struct nb_membership *)faces.at)[i].member, &face);
		if (!status)
			status = nb_object_load_community(call, face.community, &object);
		if (!status &&
		    nb_rights_decide(NB_RIGHT_INTRODUCTION_JUDGE, &object.situation) == NB_OK)
			status = add_waiting(call, face.community, found);
	}
	return status;
}

static int
oldest_first(const void *a, const void *b)
{
	nb_row one = ((const struct nb_introduction *)a)->introduction,
	       other = ((const struct nb_introduction *)b)->introduction;

	return (one > other) - (one < other);
}

/* ${ret_shown}: its person is here, and it opens. */
static enum nb_status
view_ask(struct nb_call *call, const struct nb_introduction *one,
         struct nb_introduction_ask_view *ret, bool *ret_shown)
{
	const nb_row community = one->community, row = one->introduction;
	nb_row account;
	enum nb_status status = nb_introduction_account(call, one, &account);

	*ret = (struct nb_introduction_ask_view){
	    .introduction = row,
	    .community = community,
	    .days = nb_introduction_days(one->asked_ms, call->now_ms),
	};
	if (!status)
		status =
		    nb_introduction_open(call, one, one->name_sealed,
		                         nb_place_introduction_name(community, row), &ret->name);
	if (!status)
		status =
		    nb_introduction_open(call, one, one->text_sealed,
		                         nb_place_introduction_text(community, row), &ret->text);
	*ret_shown = !status;
	if (status == NB_E_CONFLICT || status == NB_E_NOT_FOUND)
		return NB_OK;
	return status ? status : name_of(call, community, &ret->community_name);
}

enum nb_status
nb_view_introduction_asks(struct nb_call *call, struct nb_list *ret, bool *ret_more)
{
	struct nb_introduction_ask_view *views =
	    nb_arena_array(call->arena, NB_INTRODUCTIONS_SHOWN_MOST, sizeof(*views));
	struct found found = {nb_arena_array(call->arena, WAITING_MOST, sizeof(*found.at)), 0};
	enum nb_status status = NB_OK;
	size_t i = 0, count = 0;

	if (!views || !found.at)
		return NB_E_TOO_LARGE;
	if (nb_hat_hosts(call->subject.hat, true))
		status = find_waiting(call, &found);
	if (found.count)
		qsort(found.at, found.count, sizeof(*found.at), oldest_first);
	for (; !status && i < found.count && count < NB_INTRODUCTIONS_SHOWN_MOST; i++) {
		bool shown;
		status = view_ask(call, &found.at[i], &views[count], &shown);
		count += shown;
	}
	*ret = (struct nb_list){views, count};
	*ret_more = i < found.count;
	return status;
}
