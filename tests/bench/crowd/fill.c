/*
 * fill.c - noaber-crowd: fills one community of a stopped house with many members and messages, through
 * the vault, so that what is measured is as it would be after years.
 *
 *   noaber-crowd DATA MASTER_KEY SLUG MEMBERS MESSAGES
 *
 * Members are spread over the rooms; the first room has them all and a quarter of the messages. Every
 * 50th message answers the first one of its room. Times rise over the last two years. Not a test: the
 * arguments are trusted.
 */
#include "noaber/account.h"
#include "noaber/clock.h"
#include "noaber/people.h"

#include "secrets.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define ROOMS_MOST 100
#define YEARS_MS (2 * 365 * INT64_C(86400000))
#define COMMIT_EVERY 10000
#define ARENA_BYTES 1048576
#define ANSWER_EVERY 50

struct face {
	nb_row member, key;
};

struct room {
	nb_row row;
	nb_row first; /* its first message of ours */
};

struct crowd {
	struct nb_call call;
	struct nb_db *keys;
	struct nb_settings settings;
	struct nb_tools tools;
	nb_row community;
	struct room rooms[ROOMS_MOST];
	size_t room_count;
	struct face *faces;
	size_t face_count;
	uint64_t chance;
};

static _Noreturn void
stop(const char *what)
{
	fprintf(stderr, "noaber-crowd: %s\n", what);
	exit(1);
}

static void
must(enum nb_status status, const char *what)
{
	if (status)
		stop(what);
}

/* The same crowd each time: what is measured should not depend on luck. */
static uint64_t
chance(struct crowd *crowd)
{
	crowd->chance = crowd->chance * UINT64_C(6364136223846793005) + 1442695040888963407;
	return crowd->chance >> 33;
}

static void
open_store(struct crowd *crowd, const char *data, const char *key_file)
{
	uint8_t master[NB_MASTER_KEY_BYTES];
	struct nb_tools *tools = &crowd->tools;

	nb_settings_init(&crowd->settings);
	tools->settings = &crowd->settings;
	crowd->call.tools = tools;
	crowd->call.now_ms = nb_clock_now_ms();
	crowd->call.arena = nb_arena_create(ARENA_BYTES);
	nb_outbox_init(&crowd->call.outbox);
	if (!crowd->call.arena || nb_master_key_read(key_file, master) ||
	    nb_db_open(data, NB_DB_KEYS, NB_DB_WRITER, &crowd->keys) ||
	    nb_db_open(data, NB_DB_ROOMS, NB_DB_WRITER, &tools->db) ||
	    nb_vault_open(crowd->keys, master, &tools->vault))
		stop("the store does not open");
	tools->ids = nb_ids_create(nb_vault_purpose(tools->vault, NB_VAULT_IDS));
	tools->log_ids = nb_ids_create(nb_vault_purpose(tools->vault, NB_VAULT_LOG_IDS));
}

static void
find_community(struct crowd *crowd, const char *slug)
{
	struct nb_cursor *cursor =
	    nb_db_find(crowd->tools.db, NB_SQL_COMMUNITIES, NB_BIND(nb_int(0)));

	while (nb_cursor_next(cursor))
		if (nb_str_equal(nb_cursor_bytes(cursor, 1), nb_str_from(slug)))
			crowd->community = nb_cursor_int(cursor, 0);
	must(nb_cursor_end(cursor), "no communities");
	cursor = nb_db_find(crowd->tools.db, NB_SQL_ROOMS_OF_COMMUNITY,
	                    NB_BIND(nb_int(crowd->community), nb_int(NB_ROOM_GROUP)));
	while (crowd->room_count < ROOMS_MOST && nb_cursor_next(cursor))
		crowd->rooms[crowd->room_count++].row = nb_cursor_int(cursor, 0);
	must(nb_cursor_end(cursor), "no rooms");
	if (!crowd->room_count)
		stop("no such community");
}

static void
begin(struct crowd *crowd)
{
	must(nb_db_begin(crowd->keys), "keys do not begin");
	must(nb_db_begin(crowd->tools.db), "rooms do not begin");
}

static void
commit(struct crowd *crowd)
{
	must(nb_db_commit(crowd->keys), "keys are not committed");
	must(nb_db_commit(crowd->tools.db), "rooms are not committed");
}

/* A name of four syllables that looks like no other: "Bakodume". */
static struct nb_str
name_of(size_t number, char ret[9])
{
	static const char first[] = "bdfgkmnpst", second[] = "aeou";

	for (size_t i = 0; i < 8; i += 2) {
		ret[i] = first[number % 10];
		ret[i + 1] = second[number / 10 % 4];
		number /= 40;
	}
	ret[0] = (char)(ret[0] - 'a' + 'A');
	ret[8] = '\0';
	return (struct nb_str){ret, 8};
}

static void
add_member(struct crowd *crowd, size_t number)
{
	struct nb_call *call = &crowd->call;
	nb_row account = nb_row_next(call->now_ms), key, member;
	const struct nb_seal_place place = nb_place_account_name(account);
	struct nb_cursor *cursor;
	struct nb_str sealed;
	char name[9];

	name_of(number, name);
	must(nb_vault_new_key(crowd->tools.vault, account, call->now_ms, &key), "no key");
	must(
	    nb_vault_seal(crowd->tools.vault, key, &place, nb_str_from(name), call->arena, &sealed),
	    "not sealed");
	must(nb_db_run(crowd->tools.db, NB_SQL_ACCOUNT_ADD,
	               NB_BIND(nb_int(account), nb_int(key), nb_bytes(sealed), nb_int(0),
	                       nb_int(call->now_ms)),
	               NULL),
	     "no account");
	must(nb_face_make(call, account, crowd->community, NB_HAT_RESIDENT, nb_str_from(name),
	                  &member),
	     "no face");
	must(nb_face_join(call, member, crowd->rooms[0].row, 0), "not joined");
	if (crowd->room_count > 1)
		must(nb_face_join(call, member,
		                  crowd->rooms[1 + number % (crowd->room_count - 1)].row, 0),
		     "not joined");
	must(nb_db_find_one(crowd->tools.db, NB_SQL_MEMBER_BY_ID, NB_BIND(nb_int(member)), &cursor),
	     "no member");
	crowd->faces[crowd->face_count++] = (struct face){member, nb_cursor_int(cursor, 1)};
	must(nb_cursor_end(cursor), "no member");
	nb_arena_reset(call->arena);
}

/* 60 to 400 bytes of words that nobody looks for; the very first message holds "speld", every 10,000th
 * "naald". */
static struct nb_str
words_of(struct crowd *crowd, size_t number, char *buffer, size_t size)
{
	static const char *const words[] = {
	    "vandaag", "weer",  "wachten", "niemand", "belde", "rustig", "wandel", "buiten",
	    "koffie",  "thuis", "moe",     "maar",    "wel",   "beter",  "dan",    "gisteren"};
	size_t wanted = 60 + chance(crowd) % 340, length = 0;

	if (number % 10000 == 0)
		length = (size_t)snprintf(buffer, size, number ? "naald " : "speld ");
	while (length < wanted)
		length += (size_t)snprintf(buffer + length, size - length, "%s ",
		                           words[chance(crowd) % NB_COUNT(words)]);
	return (struct nb_str){buffer, length};
}

static void
add_message(struct crowd *crowd, size_t number, size_t all)
{
	struct nb_call *call = &crowd->call;
	size_t which = chance(crowd) % 4 ? chance(crowd) % crowd->room_count : 0;
	struct room *room = &crowd->rooms[which];
	const struct face *face = &crowd->faces[chance(crowd) % crowd->face_count];
	nb_row message = nb_row_next(call->now_ms);
	const struct nb_seal_place place = nb_place_message_body(room->row, message, face->member);
	int64_t posted_ms =
	    call->now_ms - YEARS_MS + (int64_t)((double)YEARS_MS * (double)number / (double)all);
	char text[512], nonce[32];
	struct nb_str sealed;
	int64_t seq;

	must(nb_object_load_room(call, room->row, &call->object), "no room");
	must(nb_vault_seal(crowd->tools.vault, face->key, &place,
	                   words_of(crowd, number, text, sizeof(text)), call->arena, &sealed),
	     "not sealed");
	must(nb_room_number(call, &seq), "no number");
	snprintf(nonce, sizeof(nonce), "menigte-%zu", number);
	must(nb_db_run(crowd->tools.db, NB_SQL_MESSAGE_ADD,
	               NB_BIND(nb_int(message), nb_int(room->row), nb_int(seq),
	                       nb_int(face->member), nb_int(NB_HAT_RESIDENT),
	                       nb_text(nb_str_from(nonce)), nb_bytes(sealed), nb_int(posted_ms),
	                       nb_int(number % ANSWER_EVERY ? 0 : room->first),
	                       nb_int(NB_WORD_ABSENT)),
	               NULL),
	     "no message");
	if (!room->first)
		room->first = message;
	nb_arena_reset(call->arena);
}

int
main(int argc, char **argv)
{
	struct crowd *crowd = calloc(1, sizeof(*crowd));

	if (argc != 6 || !crowd)
		stop("usage: noaber-crowd DATA MASTER_KEY SLUG MEMBERS MESSAGES");
	size_t members = strtoul(argv[4], NULL, 10), messages = strtoul(argv[5], NULL, 10);
	crowd->faces = calloc(members + 1, sizeof(*crowd->faces));
	crowd->chance = 1;
	if (!members || !crowd->faces)
		stop("members are needed");
	open_store(crowd, argv[1], argv[2]);
	find_community(crowd, argv[3]);
	begin(crowd);
	for (size_t i = 0; i < members; i++)
		add_member(crowd, i);
	for (size_t i = 0; i < messages; i++) {
		if (i % COMMIT_EVERY == 0) {
			commit(crowd);
			begin(crowd);
		}
		add_message(crowd, i, messages);
	}
	commit(crowd);
	must(nb_db_truncate_log(crowd->keys), "the log of keys is not cut");
	must(nb_db_truncate_log(crowd->tools.db), "the log is not cut");
	nb_ids_destroy(crowd->tools.log_ids);
	nb_ids_destroy(crowd->tools.ids);
	nb_vault_close(crowd->tools.vault);
	nb_db_close(crowd->tools.db);
	nb_db_close(crowd->keys);
	nb_arena_destroy(crowd->call.arena);
	free(crowd->faces);
	free(crowd);
	return 0;
}
