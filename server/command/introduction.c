/*
 * introduction.c - somebody asks to come into a community, and a host says yes or no (C3, P10, Z10).
 * Not here: who may (model/rights.c), for how long (model/introduction.c), finding and showing asks
 * (view_introduction.c).
 */
#include "noaber/introductions.h"

#include "noaber/account.h"
#include "noaber/notices.h"
#include "noaber/text.h"
#include "noaber/waiting.h"

#include <string.h>

/* How many wait, to the hosts who look at a group of the community: a count, never words. */
static enum nb_status
tell_hosts(struct nb_call *call, nb_row community)
{
	struct nb_introduction_event event = {.community = community};
	struct nb_cursor *cursor;
	enum nb_status status = nb_db_find_one(
	    call->tools->db, NB_SQL_INTRODUCTIONS_COUNT,
	    NB_BIND(nb_int(community), nb_int(call->now_ms - NB_INTRODUCTION_WAITS_MS)), &cursor);

	if (status)
		return status;
	event.waiting = nb_cursor_int(cursor, 0);
	status = nb_cursor_end(cursor);
	if (status)
		return status;
	cursor = nb_db_find(call->tools->db, NB_SQL_ROOMS_OF_COMMUNITY,
	                    NB_BIND(nb_int(community), nb_int(NB_ROOM_GROUP)));
	while (nb_cursor_next(cursor))
		nb_outbox_host_event(call, &nb_event_introduction_waits, nb_cursor_int(cursor, 0),
		                     &event);
	return nb_cursor_end(cursor);
}

/* One waits no more, whatever became of it. */
static enum nb_status
tell_ended(struct nb_call *call, nb_row community)
{
	enum nb_status status = tell_hosts(call, community);

	return status ? status : nb_waiting_ended(call, community);
}

/* The key goes first: cut off before the commit, nobody can read the row all the same. */
static enum nb_status
drop(struct nb_call *call, nb_row introduction, nb_row key)
{
	enum nb_status status = nb_vault_destroy_key(call->tools->vault, key, call->now_ms);

	if (status && status != NB_E_NOT_FOUND)
		return status;
	return nb_db_run(call->tools->db, NB_SQL_INTRODUCTION_DROP, NB_BIND(nb_int(introduction)),
	                 NULL);
}

static struct nb_str
own_link(struct nb_call *call, nb_row community, uint8_t bytes[NB_MEMBER_LINK_BYTES])
{
	nb_vault_member_link(call->tools->vault, call->subject.account, community, bytes);
	return (struct nb_str){(char *)bytes, NB_MEMBER_LINK_BYTES};
}

/* ---- asking ---- */

static enum nb_status
check_words(struct nb_call *call, struct nb_str name, struct nb_str text)
{
	uint8_t looks[NB_NAME_HASH_BYTES];
	enum nb_status status = nb_text_check_name(name);

	if (!status)
		status = nb_name_looks(call, call->object.community, name, looks);
	if (status == NB_E_NAME_REFUSED)
		return nb_call_offer_names(call, status);
	if (!status)
		status = nb_text_check_message(text);
	/* Who asks is new here, and so are their links (ON7). */
	return !status && nb_text_has_link(text) ? NB_E_NO_LINKS_YET : status;
}

static enum nb_status
check_day(struct nb_call *call)
{
	struct nb_list asks;
	enum nb_status status = nb_introductions_of(call, call->subject.account, &asks);
	int64_t today = 0;

	for (size_t i = 0; !status && i < asks.count; i++) {
		const struct nb_introduction *one = &((const struct nb_introduction *)asks.at)[i];
		today += call->now_ms - one->asked_ms < NB_DAY_MS;
	}
	return !status && today >= NB_INTRODUCTIONS_A_DAY ? NB_E_INTRODUCTIONS_ENOUGH : status;
}

static enum nb_status
store(struct nb_call *call, struct nb_str link, struct nb_str name, struct nb_str text)
{
	nb_row row = nb_row_next(call->now_ms), community = call->object.community, key;
	const nb_row account = call->subject.account;
	const struct nb_seal_place at_account = nb_place_introduction_account(community, row);
	const struct nb_seal_place at_name = nb_place_introduction_name(community, row);
	const struct nb_seal_place at_text = nb_place_introduction_text(community, row);
	struct nb_vault *vault = call->tools->vault;
	struct nb_str account_sealed = {NULL, 0}, name_sealed = {NULL, 0}, text_sealed = {NULL, 0};

	enum nb_status status = nb_vault_new_key(vault, row, call->now_ms, &key);
	if (!status)
		status = nb_vault_seal(vault, key, &at_account,
		                       (struct nb_str){(const char *)&account, sizeof(account)},
		                       call->arena, &account_sealed);
	if (!status)
		status = nb_vault_seal(vault, key, &at_name, name, call->arena, &name_sealed);
	if (!status)
		status = nb_vault_seal(vault, key, &at_text, text, call->arena, &text_sealed);
	return status ? status
	              : nb_db_run(call->tools->db, NB_SQL_INTRODUCTION_ADD,
	                          NB_BIND(nb_int(row), nb_int(community), nb_bytes(link),
	                                  nb_int(key), nb_int(call->subject.hat),
	                                  nb_bytes(account_sealed), nb_bytes(name_sealed),
	                                  nb_bytes(text_sealed), nb_int(call->now_ms)),
	                          NULL);
}

enum nb_status
nb_introduction_ask(struct nb_call *call, struct nb_str name, struct nb_str text)
{
	const nb_row community = call->object.community;
	uint8_t bytes[NB_MEMBER_LINK_BYTES];
	const struct nb_str link = own_link(call, community, bytes);
	struct nb_introduction last;

	if (call->object.community_state == NB_COMMUNITY_ARCHIVED)
		return NB_E_READ_ONLY;
	enum nb_status found = nb_introduction_find(call, link, &last);
	if (found && found != NB_E_NOT_FOUND)
		return found;
	if (!found && last.state == NB_INTRODUCTION_WAITING)
		return NB_OK;
	if (!found)
		call->refusal.retry_ms =
		    nb_introduction_again_ms(last.state, last.answered_ms, call->now_ms);
	if (call->refusal.retry_ms)
		return NB_E_INTRODUCTION_LATER;
	enum nb_status status = check_words(call, name, text);
	if (!status)
		status = check_day(call);
	if (!status && !found)
		status = drop(call, last.introduction, last.key);
	if (!status)
		status = store(call, link, nb_text_nfc(name, call->arena), text);
	if (!status)
		status = tell_hosts(call, community);
	return status ? status : nb_waiting_tell(call, community, 0); /* no face there yet */
}

/* ---- answering ---- */

static enum nb_status
still_waits(const struct nb_call *call)
{
	const struct nb_introduction *one = call->object.introduced;

	return one->state == NB_INTRODUCTION_WAITING &&
	               !nb_introduction_is_over(one->asked_ms, call->now_ms)
	           ? NB_OK
	           : NB_E_CONFLICT;
}

/* Somebody inside may have the name. Saying so when it was asked for would have told that they are
 * there, so who comes in gets another one and can change it. */
static enum nb_status
make_face(struct nb_call *call, nb_row account, struct nb_str name, nb_row *ret_member)
{
	const struct nb_introduction *one = call->object.introduced;
	enum nb_status status =
	    nb_face_make(call, account, one->community, one->hat, name, ret_member);

	if (status != NB_E_NAME_TAKEN)
		return status;
	status = nb_call_offer_names(call, status);
	const struct nb_list offers = call->refusal.offers;
	if (status != NB_E_NAME_TAKEN || !offers.count)
		return status;
	call->refusal.offers = (struct nb_list){NULL, 0};
	return nb_face_make(call, account, one->community, one->hat,
	                    ((const struct nb_str *)offers.at)[0], ret_member);
}

enum nb_status
nb_introduction_accept(struct nb_call *call, nb_row *ret_member)
{
	const struct nb_introduction *one = call->object.introduced;
	struct nb_str name = {NULL, 0};
	nb_row account = 0;

	if (call->object.community_state == NB_COMMUNITY_ARCHIVED)
		return NB_E_READ_ONLY;
	enum nb_status status = still_waits(call);
	if (!status)
		status = nb_introduction_account(call, one, &account);
	if (!status)
		status = nb_introduction_open(
		    call, one, one->name_sealed,
		    nb_place_introduction_name(one->community, one->introduction), &name);
	if (!status)
		status = make_face(call, account, name, ret_member);
	return status ? status : nb_notice_tell(call, *ret_member, NB_NOTICE_LET_IN, *ret_member);
}

static enum nb_status
end(struct nb_call *call, const struct nb_introduction *one, enum nb_introduction_state state,
    int reason, struct nb_str answer_sealed)
{
	int64_t changed = 0;
	enum nb_status status =
	    nb_db_run(call->tools->db, NB_SQL_INTRODUCTION_END,
	              NB_BIND(nb_int(one->introduction), nb_int(state), nb_int(reason),
	                      nb_bytes(answer_sealed), nb_int(call->now_ms)),
	              &changed);

	if (!status && !changed)
		status = NB_E_CONFLICT;
	return status ? status : tell_ended(call, one->community);
}

/* Of an account without a face there: the notice names no community, so that it joins none to it. */
static enum nb_status
tell_asker(struct nb_call *call, nb_row account)
{
	return nb_notice_tell_account(call, account, NB_NOTICE_INTRODUCTION);
}

enum nb_status
nb_introduction_decline(struct nb_call *call, int reason, struct nb_str words)
{
	const struct nb_introduction *one = call->object.introduced;
	const struct nb_seal_place place =
	    nb_place_introduction_answer(one->community, one->introduction);
	struct nb_str sealed = {NULL, 0};
	nb_row account = 0;
	enum nb_status status = still_waits(call);

	if (!status && words.at)
		status = nb_text_check_message(words);
	if (!status)
		status = nb_introduction_account(call, one, &account);
	if (!status && words.at)
		status = nb_vault_seal(call->tools->vault, one->key, &place, words, call->arena,
		                       &sealed);
	if (!status)
		status = end(call, one, NB_INTRODUCTION_DECLINED, reason, sealed);
	return status ? status : tell_asker(call, account);
}

/* ---- ending ---- */

enum nb_status
nb_introduction_withdraw(struct nb_call *call, nb_row community)
{
	uint8_t bytes[NB_MEMBER_LINK_BYTES];
	struct nb_introduction one;
	enum nb_status status = nb_introduction_find(call, own_link(call, community, bytes), &one);

	if (!status && one.state != NB_INTRODUCTION_WAITING)
		status = NB_E_NOT_FOUND;
	return status ? status
	              : end(call, &one, NB_INTRODUCTION_WITHDRAWN, NB_WORD_ABSENT,
	                    (struct nb_str){NULL, 0});
}

enum nb_status
nb_introduction_settle(struct nb_call *call, nb_row community, struct nb_str link)
{
	struct nb_introduction one;
	enum nb_status status = nb_introduction_find(call, link, &one);

	if (status)
		return status == NB_E_NOT_FOUND ? NB_OK : status;
	status = drop(call, one.introduction, one.key);
	return status ? status : tell_ended(call, community);
}

enum nb_status
nb_introductions_drop(struct nb_call *call, nb_row account)
{
	struct nb_list asks;
	enum nb_status status = nb_introductions_of(call, account, &asks);

	for (size_t i = 0; !status && i < asks.count; i++) {
		const struct nb_introduction *one = &((const struct nb_introduction *)asks.at)[i];
		status = drop(call, one->introduction, one->key);
	}
	return status;
}

/* ---- by the clock ---- */

#define A_ROUND 50 /* as the statements */

static enum nb_status
read_rows(struct nb_cursor *cursor, nb_row rows[A_ROUND], size_t *ret_count)
{
	size_t count = 0;

	while (count < A_ROUND && nb_cursor_next(cursor))
		rows[count++] = nb_cursor_int(cursor, 0);
	*ret_count = count;
	return nb_cursor_end(cursor);
}

/* Its person is told once they are here; nobody else knows that it was never answered. */
static enum nb_status
lapse(struct nb_call *call, const struct nb_introduction *one)
{
	nb_row account = 0;
	enum nb_status status =
	    end(call, one, NB_INTRODUCTION_UNANSWERED, NB_WORD_ABSENT, (struct nb_str){NULL, 0});

	if (!status)
		status = nb_introduction_account(call, one, &account);
	if (!status)
		return tell_asker(call, account);
	return status == NB_E_CONFLICT ? NB_OK : status;
}

enum nb_status
nb_introductions_expire(struct nb_call *call)
{
	const int64_t now_ms = call->now_ms;
	struct nb_introduction one;
	nb_row rows[A_ROUND];
	size_t count;

	enum nb_status status =
	    read_rows(nb_db_find(call->tools->db, NB_SQL_INTRODUCTIONS_LAPSED,
	                         NB_BIND(nb_int(now_ms - NB_INTRODUCTION_WAITS_MS))),
	              rows, &count);
	for (size_t i = 0; !status && i < count; i++) {
		status = nb_introduction_by_row(call, rows[i], &one);
		if (!status)
			status = lapse(call, &one);
	}
	if (!status)
		status =
		    read_rows(nb_db_find(call->tools->db, NB_SQL_INTRODUCTIONS_OVER,
		                         NB_BIND(nb_int(now_ms - NB_INTRODUCTION_AGAIN_MS),
		                                 nb_int(now_ms - NB_INTRODUCTION_WITHDRAWN_MS))),
		              rows, &count);
	for (size_t i = 0; !status && i < count; i++) {
		status = nb_introduction_by_row(call, rows[i], &one);
		if (!status)
			status = drop(call, one.introduction, one.key);
	}
	return status;
}
