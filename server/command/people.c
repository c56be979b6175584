/*
 * people.c - faces: the roads between an account and its memberships.
 * Not here: who may take those roads (model/rights.c).
 */
#include "noaber/people.h"

#include "noaber/introductions.h"
#include "noaber/life.h"
#include "noaber/linkup.h"
#include "noaber/panels.h"
#include "noaber/pinned_cards.h"
#include "noaber/sanction.h"
#include "noaber/secret.h"
#include "noaber/stories.h"
#include "noaber/talk_of_two.h"
#include "noaber/text.h"

#include <string.h>

static struct nb_str
bytes_of(const uint8_t *at, size_t length)
{
	return (struct nb_str){(const char *)at, length};
}

/* A keyed hash of a name in its community: names compare without being readable. */
static enum nb_status
hash_name(struct nb_call *call, nb_row community, struct nb_str what,
          uint8_t ret[NB_NAME_HASH_BYTES])
{
	char scoped[sizeof(nb_row) + 512];

	if (!what.length || what.length > sizeof(scoped) - sizeof(nb_row))
		return NB_E_NAME_REFUSED;
	memcpy(scoped, &community, sizeof(community));
	memcpy(scoped + sizeof(community), what.at, what.length);
	nb_secret_hmac(nb_vault_purpose(call->tools->vault, NB_VAULT_LINKS), scoped,
	               sizeof(community) + what.length, ret);
	return NB_OK;
}

/* A mark in front keeps the hash of looks apart from the hash of a fold. */
static struct nb_str
marked_looks(struct nb_call *call, struct nb_str name)
{
	struct nb_str looks = nb_text_looks(name, call->arena);
	char *marked = looks.length ? nb_arena_take(call->arena, looks.length + 1) : NULL;

	if (!marked)
		return (struct nb_str){NULL, 0};
	marked[0] = '\x01';
	memcpy(marked + 1, looks.at, looks.length);
	return (struct nb_str){marked, looks.length + 1};
}

enum nb_status
nb_name_looks(struct nb_call *call, nb_row community, struct nb_str name,
              uint8_t ret[NB_NAME_HASH_BYTES])
{
	return hash_name(call, community, marked_looks(call, name), ret);
}

bool
nb_login_looks(struct nb_call *call, struct nb_str login, uint8_t ret[NB_NAME_HASH_BYTES])
{
	struct nb_str looks = marked_looks(call, login);

	if (!looks.length)
		return false;
	nb_secret_hmac(nb_vault_purpose(call->tools->vault, NB_VAULT_PEPPER), looks.at,
	               looks.length, ret);
	return true;
}

/* How a name is compared with the others of its community. */
struct name_hashes {
	uint8_t fold[NB_NAME_HASH_BYTES];
	uint8_t looks[NB_NAME_HASH_BYTES];
};

/* Taken is also what looks alike, what somebody left behind, and what rests (X2). ${own}: the face
 * that wants it; 0 = a new one. */
static enum nb_status
claim_name(struct nb_call *call, nb_row community, nb_row own, struct nb_str name,
           struct name_hashes *ret)
{
	struct nb_cursor *cursor;
	enum nb_status status =
	    hash_name(call, community, nb_text_fold(name, call->arena), ret->fold);

	if (!status)
		status = nb_name_looks(call, community, name, ret->looks);
	if (status)
		return status;
	status = nb_db_find_one(call->tools->db, NB_SQL_MEMBER_NAME_TAKEN,
	                        NB_BIND(nb_int(community),
	                                nb_bytes(bytes_of(ret->fold, sizeof(ret->fold))),
	                                nb_bytes(bytes_of(ret->looks, sizeof(ret->looks))),
	                                nb_int(call->now_ms), nb_int(own)),
	                        &cursor);
	if (status == NB_E_NOT_FOUND)
		return NB_OK;
	if (!status)
		status = nb_cursor_end(cursor);
	return status ? status : NB_E_NAME_TAKEN;
}

enum nb_status
nb_call_offer_names(struct nb_call *call, enum nb_status status)
{
	struct nb_str *names = nb_arena_array(call->arena, NB_NAME_CANDIDATES, sizeof(*names));
	nb_row community = call->object.community;
	struct name_hashes unused;
	uint64_t random;
	size_t count = 0;

	if (!names)
		return NB_E_TOO_LARGE;
	nb_secret_random(&random, sizeof(random));
	nb_text_offer_names(random, call->arena, names, NB_NAME_CANDIDATES);
	for (size_t i = 0; i < NB_NAME_CANDIDATES && count < NB_NAME_OFFERS; i++)
		if (!community || claim_name(call, community, 0, names[i], &unused) == NB_OK)
			names[count++] = names[i];
	call->refusal.offers = (struct nb_list){names, count};
	return status;
}

/* "My communities", readable with the account's own key only. */
static enum nb_status
list_membership(struct nb_call *call, nb_row account, nb_row member)
{
	nb_row row = nb_row_next(call->now_ms);
	const struct nb_seal_place place = nb_place_account_member(row);
	struct nb_str sealed;
	struct nb_cursor *cursor;

	enum nb_status status = nb_db_find_one(call->tools->db, NB_SQL_ACCOUNT_BY_ID,
	                                       NB_BIND(nb_int(account)), &cursor);
	if (status)
		return status;
	nb_row key = nb_cursor_int(cursor, 0);
	status = nb_cursor_end(cursor);
	if (!status)
		status = nb_vault_seal(call->tools->vault, key, &place,
		                       (struct nb_str){(const char *)&member, sizeof(member)},
		                       call->arena, &sealed);
	if (status)
		return status;
	return nb_db_run(call->tools->db, NB_SQL_MEMBERSHIP_ADD,
	                 NB_BIND(nb_int(row), nb_int(account), nb_bytes(sealed)), NULL);
}

static enum nb_status
add_member(struct nb_call *call, nb_row account, nb_row community, enum nb_hat hat,
           struct nb_str name, const struct name_hashes *hashes, nb_row member)
{
	const struct nb_seal_place name_place = nb_place_member_name(community, member);
	const struct nb_seal_place account_place = nb_place_member_account(community, member);
	struct nb_str name_sealed, account_sealed;
	uint8_t link[NB_MEMBER_LINK_BYTES];
	nb_row key;

	enum nb_status status = nb_vault_new_key(call->tools->vault, member, call->now_ms, &key);
	if (!status)
		status = nb_vault_seal(call->tools->vault, key, &name_place, name, call->arena,
		                       &name_sealed);
	if (!status)
		status = nb_vault_seal(call->tools->vault, key, &account_place,
		                       (struct nb_str){(const char *)&account, sizeof(account)},
		                       call->arena, &account_sealed);
	if (status)
		return status;
	nb_vault_member_link(call->tools->vault, account, community, link);
	status = nb_db_run(
	    call->tools->db, NB_SQL_MEMBER_ADD,
	    NB_BIND(nb_int(member), nb_int(community), nb_bytes(bytes_of(link, sizeof(link))),
	            nb_bytes(account_sealed), nb_int(key), nb_bytes(name_sealed),
	            nb_bytes(bytes_of(hashes->fold, sizeof(hashes->fold))), nb_int(hat),
	            nb_int(call->now_ms), nb_bytes(bytes_of(hashes->looks, sizeof(hashes->looks)))),
	    NULL);
	if (!status)
		status = nb_sanction_carry(call, bytes_of(link, sizeof(link)));
	return status ? status
	              : nb_introduction_settle(call, community, bytes_of(link, sizeof(link)));
}

enum nb_status
nb_face_make(struct nb_call *call, nb_row account, nb_row community, enum nb_hat hat,
             struct nb_str name, nb_row *ret_member)
{
	nb_row member = nb_row_next(call->now_ms);
	struct name_hashes hashes;

	enum nb_status status = nb_text_check_name(name);
	name = nb_text_nfc(name, call->arena);
	if (!status)
		status = claim_name(call, community, 0, name, &hashes);
	if (!status)
		status = add_member(call, account, community, hat, name, &hashes, member);
	if (!status)
		status = list_membership(call, account, member);
	if (!status)
		status = nb_db_run(call->tools->db, NB_SQL_COMMUNITY_COUNT_MEMBERS,
		                   NB_BIND(nb_int(community), nb_int(1)), NULL);
	if (!status)
		*ret_member = member;
	return status;
}

static enum nb_status
store_name(struct nb_call *call, struct nb_str name, const struct name_hashes *hashes)
{
	nb_row community = call->object.community, member = call->object.member;
	const struct nb_seal_place place = nb_place_member_name(community, member);
	struct nb_str sealed;
	int64_t changed = 0;

	enum nb_status status = nb_vault_seal(call->tools->vault, call->object.member_key, &place,
	                                      name, call->arena, &sealed);
	if (!status)
		status = nb_db_run(call->tools->db, NB_SQL_MEMBER_RENAME,
		                   NB_BIND(nb_int(member), nb_bytes(sealed),
		                           nb_bytes(bytes_of(hashes->fold, sizeof(hashes->fold))),
		                           nb_bytes(bytes_of(hashes->looks, sizeof(hashes->looks))),
		                           nb_int(call->now_ms),
		                           nb_int(call->now_ms - NB_NAME_KEPT_DAYS * NB_DAY_MS)),
		                   &changed);
	return !status && !changed ? NB_E_NAME_RECENT : status;
}

enum nb_status
nb_face_rename(struct nb_call *call, struct nb_str name)
{
	struct name_hashes hashes;

	enum nb_status status = nb_text_check_name(name);
	name = nb_text_nfc(name, call->arena);
	if (!status)
		status =
		    claim_name(call, call->object.community, call->object.member, name, &hashes);
	if (!status)
		status = nb_db_run(call->tools->db, NB_SQL_NAME_REST_FORMER,
		                   NB_BIND(nb_int(call->object.member),
		                           nb_int(nb_row_next(call->now_ms)),
		                           nb_int(call->now_ms + NB_NAME_REST_DAYS * NB_DAY_MS)),
		                   NULL);
	return status ? status : store_name(call, name, &hashes);
}

enum nb_status
nb_face_account(struct nb_call *call, nb_row member, nb_row *ret_account)
{
	struct nb_cursor *cursor;
	struct nb_str plain;
	enum nb_status status =
	    nb_db_find_one(call->tools->db, NB_SQL_MEMBER_ROAD, NB_BIND(nb_int(member)), &cursor);

	if (status)
		return status;
	const struct nb_seal_place place =
	    nb_place_member_account(nb_cursor_int(cursor, 0), member);
	status = nb_vault_unseal(call->tools->vault, nb_cursor_int(cursor, 1), &place,
	                         nb_cursor_bytes(cursor, 2), call->arena, &plain);
	if (!status && plain.length != sizeof(nb_row))
		status = NB_E_CONFLICT;
	if (!status)
		memcpy(ret_account, plain.at, sizeof(nb_row));
	enum nb_status end = nb_cursor_end(cursor);
	return status ? status : end;
}

enum nb_status
nb_face_join(struct nb_call *call, nb_row member, nb_row room, int64_t read_seq)
{
	int64_t changed = 0;
	enum nb_status status =
	    nb_db_run(call->tools->db, NB_SQL_ROOM_MEMBER_ADD,
	              NB_BIND(nb_int(room), nb_int(member), nb_int(read_seq), nb_int(call->now_ms)),
	              &changed);

	if (status || !changed)
		return status;
	return nb_db_run(call->tools->db, NB_SQL_ROOM_COUNT_MEMBERS,
	                 NB_BIND(nb_int(room), nb_int(1)), NULL);
}

enum nb_status
nb_face_read(struct nb_call *call, int64_t read_seq, struct nb_read_reply *ret)
{
	const struct nb_object *object = &call->object;
	bool moved = read_seq != object->read_seq;
	enum nb_status status = NB_OK;

	ret->room = object->room;
	ret->read_seq = read_seq;
	ret->head_seq = object->head_seq;
	if (moved)
		status = nb_db_run(
		    call->tools->db, NB_SQL_ROOM_READ,
		    NB_BIND(nb_int(object->room), nb_int(object->member), nb_int(read_seq)), NULL);
	if (!status)
		status = nb_view_unread(call, object, read_seq, &ret->unread);
	if (!status && moved)
		nb_outbox_account_event(call, &nb_event_room_read_moved, ret);
	return status;
}

#define ROOMS_MOST 100 /* as the statement */

static enum nb_status
list_rooms(struct nb_call *call, nb_row member, nb_row ret_rooms[ROOMS_MOST], size_t *ret_count)
{
	struct nb_cursor *cursor =
	    nb_db_find(call->tools->db, NB_SQL_ROOMS_OF_MEMBER, NB_BIND(nb_int(member)));
	size_t count = 0;

	while (count < ROOMS_MOST && nb_cursor_next(cursor))
		ret_rooms[count++] = nb_cursor_int(cursor, 0);
	*ret_count = count;
	return nb_cursor_end(cursor);
}

enum nb_status
nb_face_unwatch(struct nb_call *call, nb_row account, nb_row member)
{
	nb_row rooms[ROOMS_MOST];
	size_t count;
	enum nb_status status = list_rooms(call, member, rooms, &count);

	for (size_t i = 0; !status && i < count; i++)
		nb_outbox_unwatch_all(call, account, rooms[i]);
	return status;
}

enum nb_status
nb_face_leave_room(struct nb_call *call, nb_row account, nb_row member, nb_row room)
{
	enum nb_status status = nb_direct_close(call, room, member);

	if (!status)
		status = nb_db_run(call->tools->db, NB_SQL_ROOM_MEMBER_DROP,
		                   NB_BIND(nb_int(room), nb_int(member)), NULL);
	if (!status)
		status = nb_db_run(call->tools->db, NB_SQL_ROOM_COUNT_MEMBERS,
		                   NB_BIND(nb_int(room), nb_int(-1)), NULL);
	if (!status)
		nb_outbox_unwatch_all(call, account, room);
	return status ? status : nb_held_drop(call, member, room);
}

static enum nb_status
leave_some(struct nb_call *call, nb_row account, nb_row member, size_t *ret_count)
{
	nb_row rooms[ROOMS_MOST];
	size_t count;
	enum nb_status status = list_rooms(call, member, rooms, &count);

	for (size_t i = 0; !status && i < count; i++)
		status = nb_face_leave_room(call, account, member, rooms[i]);
	*ret_count = count;
	return status;
}

enum nb_status
nb_face_leave(struct nb_call *call, nb_row account, nb_row member, nb_row community)
{
	enum nb_status status;
	size_t count;

	do
		status = leave_some(call, account, member, &count);
	while (!status && count == ROOMS_MOST); /* talks of two can be many */
	if (!status)                            /* nobody but their author could end them */
		status = nb_stories_drop(call, member);
	if (!status)
		status = nb_questions_drop(call, member);
	if (!status)
		status = nb_pinned_author_changed(call, member);
	if (!status)
		status = nb_linkups_end(call, member);
	return status ? status
	              : nb_db_run(call->tools->db, NB_SQL_COMMUNITY_COUNT_MEMBERS,
	                          NB_BIND(nb_int(community), nb_int(-1)), NULL);
}
