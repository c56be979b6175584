/* Who hears a line: those who watch when it is spoken, in the order in which it was said (Z4, D5). */
#include "unit.h"

#include "failing.h"
#include "room.h"

#include "noaber/clock.h"

#include <stdlib.h>
#include <string.h>

#define ROOM UINT64_C(28) /* the topic of room 7 */

static void
a_topic_says_its_room_and_who_hears_it(void **state)
{
	(void)state;
	assert_int_equal(nb_core_topic_of_room(7, NB_AUDIENCE_MEMBERS), ROOM);
	assert_int_equal(nb_core_topic_of_room(7, NB_AUDIENCE_HOSTS), ROOM + 1);
	assert_int_equal(nb_core_topic_of_room(8, NB_AUDIENCE_MEMBERS), 32);
}

/* On a stream in order, a LEAVE before a PUBLISH is a proof. */
static void
z4_who_leaves_does_not_hear_what_was_not_yet_said(void **state)
{
	struct nb_core *core = room_start();
	struct nb_conn leaver, other;

	(void)state;
	room_conn(core, &leaver, 1, 0);
	room_conn(core, &other, 2, 0);
	nb_core_topic_watch(core, &leaver, ROOM, true);
	nb_core_topic_watch(core, &other, ROOM, true);
	room_say(core, ROOM, "waits\n");
	nb_core_topic_unwatch(core, &leaver, ROOM);
	room_say(core, ROOM, "after\n");
	nb_tick_speak_due(core);
	assert_int_equal(room_sent(core)->count, 4);
	assert_sent(core, 0, NB_LINK_JOIN, 0, ROOM, "");
	assert_sent(core, 1, NB_LINK_JOIN, 0, ROOM, "");
	assert_sent(core, 2, NB_LINK_LEAVE, 0, ROOM, "");
	assert_int_equal(room_sent(core)->at[2].conn, 1);
	assert_sent(core, 3, NB_LINK_PUBLISH, 0, ROOM, "waits\nafter\n");
	nb_core_topic_unwatch_all(core, &other, false);
	room_stop(core);
}

/* Nobody left at an edge: it gets no line at all. */
static void
z4_an_edge_without_watchers_hears_nothing(void **state)
{
	struct nb_core *core = room_start();
	struct nb_conn leaver, other;

	(void)state;
	room_conn(core, &leaver, 1, 0);
	room_conn(core, &other, 2, 3);
	nb_core_topic_watch(core, &leaver, ROOM, true);
	nb_core_topic_watch(core, &other, ROOM, true);
	room_say(core, ROOM, "waits\n");
	nb_core_topic_unwatch(core, &leaver, ROOM);
	room_clear(core);
	nb_tick_speak_due(core);
	assert_int_equal(room_sent(core)->count, 1);
	assert_sent(core, 0, NB_LINK_PUBLISH, 3, ROOM, "waits\n");
	nb_core_topic_unwatch_all(core, &other, false);
	room_stop(core);
}

/* It has read what waits already; hearing it again would be a second message. */
static void
d5_a_newcomer_does_not_hear_what_was_said_before(void **state)
{
	struct nb_core *core = room_start();
	struct nb_conn first, newcomer;

	(void)state;
	room_conn(core, &first, 1, 0);
	room_conn(core, &newcomer, 2, 1);
	nb_core_topic_watch(core, &first, ROOM, true);
	room_say(core, ROOM, "before\n");
	room_clear(core);
	nb_core_topic_watch(core, &newcomer, ROOM, true);
	nb_clock_advance_ms(5000);
	room_say(core, ROOM, "after\n");
	nb_tick_speak_due(core);
	assert_int_equal(room_sent(core)->count, 4);
	assert_sent(core, 0, NB_LINK_PUBLISH, 0, ROOM, "before\n");
	assert_sent(core, 1, NB_LINK_JOIN, 1, ROOM, "");
	assert_sent(core, 2, NB_LINK_PUBLISH, 0, ROOM, "after\n");
	assert_sent(core, 3, NB_LINK_PUBLISH, 1, ROOM, "after\n");
	nb_core_topic_unwatch_all(core, &first, false);
	nb_core_topic_unwatch_all(core, &newcomer, false);
	room_stop(core);
}

static void
watching_twice_is_watching_once(void **state)
{
	struct nb_core *core = room_start();
	struct nb_conn conn;

	(void)state;
	room_conn(core, &conn, 1, 0);
	nb_core_topic_watch(core, &conn, ROOM, true);
	nb_core_topic_watch(core, &conn, ROOM, true);
	assert_int_equal(room_sent(core)->count, 1);
	assert_int_equal(conn.watch_count, 1);
	nb_core_topic_unwatch(core, &conn, ROOM);
	nb_core_topic_unwatch(core, &conn, ROOM);
	assert_int_equal(room_sent(core)->count, 2);
	assert_int_equal(conn.watch_count, 0);
	room_stop(core);
}

/* R7: a connection hears of a hundred rooms at most, as a member and as a host, and each is left when
 * it goes. */
static void
r7_one_connection_watches_a_hundred_rooms(void **state)
{
	struct nb_core *core = room_start();
	struct nb_conn conn;

	(void)state;
	room_conn(core, &conn, 1, 0);
	for (nb_row room = 1; room <= 150; room++)
		for (enum nb_audience one = 0; one < NB_AUDIENCE_COUNT; one++)
			nb_core_topic_watch(core, &conn, nb_core_topic_of_room(room, one), true);
	assert_int_equal(conn.watch_count, 200);
	assert_int_equal(core->topics.count, 200);
	room_clear(core);
	nb_core_topic_unwatch_all(core, &conn, true);
	assert_int_equal(room_sent(core)->count, 200);
	for (size_t i = 0; i < 200; i++)
		assert_int_equal(room_sent(core)->at[i].type, NB_LINK_LEAVE);
	room_stop(core);
}

/* Also while lines wait: the sanitizers see a ticker that still knows the room. */
static void
empty_topics_are_freed(void **state)
{
	struct nb_core *core = room_start();
	struct nb_conn conns[3];

	(void)state;
	for (unsigned round = 0; round < 3; round++) {
		for (unsigned i = 0; i < 3; i++) {
			room_conn(core, &conns[i], i + 1, i);
			nb_core_topic_watch(core, &conns[i], ROOM, true);
		}
		room_say(core, ROOM, "waits\n");
		for (unsigned i = 0; i < 3; i++) {
			/* First, last and middle one of the list go first. */
			assert_int_equal(core->topics.count, 1);
			nb_core_topic_unwatch(core, &conns[(i + round) % 3], ROOM);
		}
		assert_int_equal(core->topics.count, 0);
		room_clear(core);
		nb_tick_speak_due(core);
		room_say(core, ROOM, "nobody hears\n");
		nb_tick_speak_due(core);
		assert_int_equal(room_sent(core)->count, 0);
		assert_int_equal(core->topics.count, 0);
	}
	room_stop(core);
}

/* D9: the connection hears nothing and asks by seq; nothing of it stays behind. */
static void
d9_without_memory_nobody_watches(void **state)
{
	struct nb_core *core = room_start();
	struct nb_conn conn;

	(void)state;
	room_conn(core, &conn, 1, 0);
	for (size_t nth = 1; nth <= 3; nth++) { /* topic, map, watch */
		failing_start(nth);
		nb_core_topic_watch(core, &conn, ROOM, true);
		assert_true(failing_stop());
		assert_int_equal(conn.watch_count, 0);
		assert_int_equal(core->topics.count, 0);
		assert_int_equal(room_sent(core)->count, 0);
	}
	room_stop(core);
}

#define LINE_BYTES (100u << 10)
#define BOUND_BYTES (512u << 10)

/* R3: what waits is bounded; then the room speaks although its pause is not over. */
static void
r3_a_full_batch_leaves_at_once_and_loses_nothing(void **state)
{
	struct nb_core *core = room_start();
	struct nb_conn conn;
	char *line = malloc(LINE_BYTES);
	size_t heard = 0;

	(void)state;
	assert_non_null(line);
	room_conn(core, &conn, 1, 0);
	nb_core_topic_watch(core, &conn, ROOM, true);
	room_clear(core);
	for (int i = 0; i < 26; i++) {
		memset(line, 'a' + i, LINE_BYTES);
		nb_core_topic_say(core, ROOM, (struct nb_str){line, LINE_BYTES});
	}
	assert_int_equal(room_sent(core)->count, 5);
	nb_clock_advance_ms(5000);
	nb_core_topic_say(core, ROOM, NB_STR("last"));
	nb_core_topic_speak(core, nb_map_find(&core->topics, ROOM));
	assert_int_equal(room_sent(core)->count, 6);
	for (size_t i = 0; i < room_sent(core)->count; i++) {
		struct nb_str lines = room_sent(core)->at[i].lines;

		assert_in_range(lines.length, 1, BOUND_BYTES);
		for (size_t at = 0; at + LINE_BYTES <= lines.length; at += LINE_BYTES, heard++)
			assert_int_equal(lines.at[at], 'a' + (int)heard);
	}
	assert_int_equal(heard, 26);
	free(line);
	nb_core_topic_unwatch_all(core, &conn, false);
	room_stop(core);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(a_topic_says_its_room_and_who_hears_it),
	    cmocka_unit_test(z4_who_leaves_does_not_hear_what_was_not_yet_said),
	    cmocka_unit_test(z4_an_edge_without_watchers_hears_nothing),
	    cmocka_unit_test(d5_a_newcomer_does_not_hear_what_was_said_before),
	    cmocka_unit_test(watching_twice_is_watching_once),
	    cmocka_unit_test(r7_one_connection_watches_a_hundred_rooms),
	    cmocka_unit_test(empty_topics_are_freed),
	    cmocka_unit_test(d9_without_memory_nobody_watches),
	    cmocka_unit_test(r3_a_full_batch_leaves_at_once_and_loses_nothing),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
