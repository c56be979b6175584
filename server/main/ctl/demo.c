/*
 * demo.c - noaberctl demo FILE ACCOUNTS_OUT: fill an empty store with a demo region, so that a
 * newcomer finds people to read. All or nothing: one transaction.
 * Not here: the content (server/demo/region.json), writing it down for people (demo_accounts.c).
 */
#include "demo.h"

#include "noaber/account.h"
#include "noaber/clock.h"
#include "noaber/people.h"
#include "noaber/secret.h"
#include "noaber/text.h"

#include <stdlib.h>
#include <string.h>

struct nb_str
nb_demo_text(const json_t *object, const char *key)
{
	const char *text = json_string_value(json_object_get(object, key));

	return text ? nb_str_from(text) : (struct nb_str){NULL, 0};
}

int
nb_demo_word(struct nb_str word, const char *const *words, size_t count, int otherwise)
{
	for (size_t i = 0; i < count; i++)
		if (word.at && nb_str_equal(word, nb_str_from(words[i])))
			return (int)i;
	return otherwise;
}

static enum nb_status
add_municipalities(struct nb_demo *demo)
{
	enum nb_status status = NB_OK;
	const json_t *one;
	size_t i;

	json_array_foreach(json_object_get(demo->file, "municipalities"), i, one) if (!status)
	    status = nb_db_run(
		demo->call.tools->db, NB_SQL_MUNICIPALITY_ADD,
		NB_BIND(nb_text(nb_demo_text(one, "code")), nb_text(nb_demo_text(one, "name"))),
		NULL);
	return status;
}

static enum nb_status
add_room(struct nb_demo *demo, const json_t *one, nb_row community, nb_row *ret_room)
{
	nb_row room = nb_row_next(demo->call.now_ms);
	int state =
	    nb_demo_word(nb_demo_text(one, "state"), nb_room_state_words, NB_ROOM_STATE_COUNT, 0);
	enum nb_status status = nb_db_run(
	    demo->call.tools->db, NB_SQL_ROOM_ADD,
	    NB_BIND(nb_int(room), nb_int(community), nb_int(NB_ROOM_GROUP),
	            nb_text(nb_demo_text(one, "name")), nb_text(nb_demo_text(one, "line")),
	            nb_int(state), nb_int(demo->call.now_ms)),
	    NULL);

	if (!status)
		status = nb_db_run(demo->call.tools->db, NB_SQL_COMMUNITY_COUNT_ROOMS,
		                   NB_BIND(nb_int(community), nb_int(1)), NULL);
	*ret_room = room;
	return status;
}

static int64_t
number(const json_t *object, const char *key, int64_t otherwise)
{
	const json_t *value = json_object_get(object, key);

	return json_is_integer(value) ? json_integer_value(value) : otherwise;
}

/* Without a word about it: as a new community is (QU7). */
static enum nb_status
set_policy(struct nb_demo *demo, const json_t *one, nb_row community)
{
	int moderation = nb_demo_word(nb_demo_text(one, "moderation"), nb_moderation_words,
	                              NB_MODERATION_COUNT, NB_MODERATION_AFTER);
	int unattended = nb_demo_word(nb_demo_text(one, "unattended"), nb_unattended_words,
	                              NB_UNATTENDED_COUNT, NB_UNATTENDED_HOLD);

	return nb_db_run(demo->call.tools->db, NB_SQL_COMMUNITY_SET_POLICY,
	                 NB_BIND(nb_int(community), nb_int(moderation), nb_int(unattended),
	                         nb_int(number(one, "slow_s", 0)),
	                         nb_int(number(one, "unattended_slow_s", 60)),
	                         nb_int(number(one, "first_held", 0))),
	                 NULL);
}

static enum nb_status
add_community(struct nb_demo *demo, const json_t *one, nb_row *ret_community)
{
	nb_row community = nb_row_next(demo->call.now_ms);
	int access = nb_demo_word(nb_demo_text(one, "access"), nb_access_words, NB_ACCESS_COUNT, 0);

	*ret_community = community;
	enum nb_status status = nb_db_run(
	    demo->call.tools->db, NB_SQL_COMMUNITY_ADD,
	    NB_BIND(nb_int(community), nb_text(nb_demo_text(one, "slug")),
	            nb_text(nb_demo_text(one, "name")), nb_text(nb_demo_text(one, "line")),
	            nb_text(nb_demo_text(one, "theme")), nb_text(nb_demo_text(one, "municipality")),
	            nb_int(access), nb_int(demo->call.now_ms)),
	    NULL);
	if (!status)
		status = set_policy(demo, one, community);
	if (!status)
		status = nb_demo_rules(demo, one, community);
	return status ? status : nb_demo_hours(demo, one, community);
}

/* ---- people ---- */

static enum nb_status
add_account(struct nb_demo *demo, struct nb_demo_person *person)
{
	nb_row account = nb_row_next(demo->call.now_ms), key;
	const struct nb_seal_place place = nb_place_account_name(account);
	struct nb_str sealed;

	enum nb_status status =
	    nb_vault_new_key(demo->call.tools->vault, account, demo->call.now_ms, &key);
	if (!status)
		status = nb_vault_seal(demo->call.tools->vault, key, &place, person->name,
		                       demo->call.arena, &sealed);
	if (status)
		return status;
	person->account = account;
	return nb_db_run(demo->call.tools->db, NB_SQL_ACCOUNT_ADD,
	                 NB_BIND(nb_int(account), nb_int(key), nb_bytes(sealed), nb_int(NB_LANG_NL),
	                         nb_int(demo->call.now_ms)),
	                 NULL);
}

/* Three nature words: easy to type on a phone, and for a demo on this machine only. */
static struct nb_str
make_passphrase(struct nb_arena *arena)
{
	struct nb_buf text;

	nb_buf_init(&text, 256);
	for (size_t i = 0; i < 3; i++) {
		struct nb_str word;
		uint64_t random;

		nb_secret_random(&random, sizeof(random));
		nb_text_offer_names(random, arena, &word, 1);
		nb_buf_add_text(&text, i ? " " : "");
		nb_buf_add_str(&text, word);
	}
	struct nb_str copy = nb_arena_copy(arena, text.at, text.length);
	nb_buf_finish(&text);
	return copy;
}

static enum nb_status
give_login(struct nb_demo *demo, struct nb_demo_person *person)
{
	uint8_t fold[NB_LOGIN_FOLD_BYTES], looks[NB_NAME_HASH_BYTES];
	struct nb_str hash;

	person->passphrase = make_passphrase(demo->call.arena);
	if (!nb_login_fold(&demo->call, person->login, fold) ||
	    !nb_login_looks(&demo->call, person->login, looks) ||
	    nb_account_hash(&demo->call, person->passphrase, &hash))
		return NB_E_BAD_ARGUMENT;
	return nb_db_run(demo->call.tools->db, NB_SQL_ACCOUNT_KEEP,
	                 NB_BIND(nb_int(person->account),
	                         nb_bytes((struct nb_str){(char *)fold, sizeof(fold)}),
	                         nb_text(hash), nb_text((struct nb_str){NULL, 0}),
	                         nb_bytes((struct nb_str){(char *)looks, sizeof(looks)})),
	                 NULL);
}

nb_row
nb_demo_community(const struct nb_demo *demo, struct nb_str slug)
{
	for (size_t i = 0; i < demo->community_count; i++)
		if (nb_str_equal(demo->communities[i].slug, slug))
			return demo->communities[i].row;
	return 0;
}

static enum nb_status
join_rooms(struct nb_demo *demo, nb_row community, nb_row member)
{
	enum nb_status status = NB_OK;

	for (size_t i = 0; !status && i < demo->room_count; i++)
		if (demo->rooms[i].community == community)
			status = nb_face_join(&demo->call, member, demo->rooms[i].row, 0);
	return status;
}

/* Peers may also be themselves: a second, resident hat. */
static enum nb_status
give_hats(struct nb_demo *demo, const struct nb_demo_person *person, const json_t *one)
{
	enum nb_status status = NB_OK;

	if (person->hat == NB_HAT_RESIDENT)
		return NB_OK;
	status = nb_demo_give_hat(demo, person, person->hat, nb_demo_text(one, "scope"));
	if (!status && person->hat == NB_HAT_PEER)
		status = nb_demo_give_hat(demo, person, NB_HAT_RESIDENT, NB_STR("region"));
	return status;
}

static enum nb_status
add_person(struct nb_demo *demo, const json_t *one, bool with_login)
{
	struct nb_demo_person *person = &demo->people[demo->person_count];
	const json_t *slug;
	size_t i;

	if (demo->person_count == NB_DEMO_MOST)
		return NB_E_TOO_LARGE;
	person->key = nb_demo_text(one, "key");
	person->login = nb_demo_text(one, "login");
	person->name = nb_demo_text(one, "name");
	person->scope = nb_demo_text(one, "scope");
	person->hat =
	    (enum nb_hat)nb_demo_word(nb_demo_text(one, "hat"), nb_hat_words, NB_HAT_COUNT, 0);
	const int64_t now_ms = demo->call.now_ms; /* some came here a while ago */
	demo->call.now_ms -= number(one, "days_here", 0) * NB_DAY_MS;
	enum nb_status status = add_account(demo, person);
	demo->person_count++;
	if (!status && with_login)
		status = give_login(demo, person);
	if (!status && with_login)
		status = nb_demo_factors(demo, person, one);
	if (!status)
		status = give_hats(demo, person, one);
	json_array_foreach(json_object_get(one, "communities"), i, slug)
	{
		nb_row community = nb_demo_community(demo, nb_str_from(json_string_value(slug)));
		nb_row member;
		if (!status && community)
			status = nb_demo_face(demo, person, community, &member);
		if (!status && community)
			status = join_rooms(demo, community, member);
	}
	demo->call.now_ms = now_ms;
	return status;
}

enum nb_status
nb_demo_face(struct nb_demo *demo, struct nb_demo_person *person, nb_row community,
             nb_row *ret_member)
{
	demo->call.subject.account = person->account;
	demo->call.subject.hat = person->hat;
	enum nb_status status =
	    nb_object_load_community(&demo->call, community, &demo->call.object);
	if (status)
		return status;
	if (demo->call.object.member) {
		*ret_member = demo->call.object.member;
		return NB_OK;
	}
	status = nb_face_make(&demo->call, person->account, community, person->hat, person->name,
	                      ret_member);
	return status ? status : nb_demo_accept(demo, community, *ret_member);
}

struct nb_demo_person *
nb_demo_find_person(struct nb_demo *demo, struct nb_str key)
{
	for (size_t i = 0; i < demo->person_count; i++)
		if (nb_str_equal(demo->people[i].key, key) ||
		    nb_str_equal(demo->people[i].name, key))
			return &demo->people[i];
	return NULL;
}

static enum nb_status
fill_places(struct nb_demo *demo)
{
	enum nb_status status = add_municipalities(demo);
	const json_t *community, *room;
	size_t i, j;

	json_array_foreach(json_object_get(demo->file, "communities"), i, community)
	{
		nb_row row = 0;
		if (status || demo->community_count == NB_DEMO_MOST)
			break;
		status = add_community(demo, community, &row);
		demo->communities[demo->community_count++] =
		    (struct nb_demo_place){.row = row, .slug = nb_demo_text(community, "slug")};
		json_array_foreach(json_object_get(community, "rooms"), j, room)
		{
			if (status || demo->room_count == NB_DEMO_MOST)
				break;
			struct nb_demo_place *place = &demo->rooms[demo->room_count++];
			*place = (struct nb_demo_place){.community = row, .content = room};
			status = add_room(demo, room, row, &place->row);
		}
	}
	return status;
}

enum nb_status
nb_demo_fill(struct nb_demo *demo)
{
	enum nb_status status = fill_places(demo);
	const json_t *one;
	size_t i;

	json_array_foreach(json_object_get(demo->file, "accounts"), i, one) if (!status) status =
	    add_person(demo, one, true);
	json_array_foreach(json_object_get(demo->file, "members"), i, one) if (!status) status =
	    add_person(demo, one, false);
	if (!status)
		status = nb_demo_people(demo);
	for (i = 0; !status && i < demo->room_count; i++)
		status = nb_demo_talk(demo, &demo->rooms[i]);
	return status ? status : nb_demo_pinned(demo);
}
