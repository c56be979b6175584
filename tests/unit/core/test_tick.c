/* When a room speaks: at once while it is quiet, all lines together while it is busy. */
#include "unit.h"

#include "room.h"

#include "noaber/clock.h"

#include <stdlib.h>

#define ROOM UINT64_C(28)
#define CROWD 2000 /* 15 us each and 1 percent of a core: a pause of three seconds */

/* A core with ${count} watchers of ROOM, and nothing sent yet. */
static struct nb_core *
crowd(struct nb_conn *conns, unsigned count)
{
	struct nb_core *core = room_start();

	core->settings.tick_share_percent = 1;
	core->settings.tick_most_ms = 10000;
	for (unsigned i = 0; i < count; i++) {
		room_conn(core, &conns[i], i + 1, 0);
		nb_core_topic_watch(core, &conns[i], ROOM, false);
	}
	return core;
}

static void
disperse(struct nb_core *core, struct nb_conn *conns, unsigned count)
{
	for (unsigned i = 0; i < count; i++)
		nb_core_topic_unwatch_all(core, &conns[i], false);
	room_stop(core);
}

static void
d5_a_quiet_room_speaks_at_the_end_of_the_round(void **state)
{
	struct nb_conn conn;
	struct nb_core *core = crowd(&conn, 1);

	(void)state;
	room_say(core, ROOM, "one\n");
	room_say(core, ROOM, "two\n");
	assert_int_equal(room_sent(core)->count, 0);
	nb_tick_speak_due(core);
	assert_int_equal(room_sent(core)->count, 1);
	assert_sent(core, 0, NB_LINK_PUBLISH, 0, ROOM, "one\ntwo\n");
	nb_tick_speak_due(core);
	assert_int_equal(room_sent(core)->count, 1);
	disperse(core, &conn, 1);
}

static void
d5_a_busy_room_waits_and_speaks_once(void **state)
{
	struct nb_conn *conns = calloc(CROWD, sizeof(*conns));
	struct nb_core *core = crowd(conns, CROWD);

	(void)state;
	room_say(core, ROOM, "first\n");
	nb_tick_speak_due(core);
	room_clear(core);
	room_say(core, ROOM, "one\n");
	room_say(core, ROOM, "two\n");
	nb_tick_speak_due(core);
	room_say(core, ROOM, "three\n");
	nb_tick_speak_due(core);
	assert_int_equal(room_sent(core)->count, 0);
	room_run_until(core, 1);
	assert_int_equal(room_sent(core)->count, 1);
	assert_sent(core, 0, NB_LINK_PUBLISH, 0, ROOM, "one\ntwo\nthree\n");
	/* And is silent when there is nothing more to say. */
	assert_false(uv_is_active((uv_handle_t *)&core->ticker.timer));
	disperse(core, conns, CROWD);
	free(conns);
}

/* 20 watchers at 1 percent: 30 ms; with tick_most_ms 10: 10 ms. */
static void
r3_the_pause_is_what_the_settings_say(void **state)
{
	const struct {
		int64_t most_ms;
		uint64_t pause_us;
	} rows[] = {{10000, 30000}, {10, 10000}};
	struct nb_conn conns[20];

	(void)state;
	for (size_t i = 0; i < NB_COUNT(rows); i++) {
		struct nb_core *core = crowd(conns, 20);
		struct nb_topic *topic = nb_map_find(&core->topics, ROOM);

		core->settings.tick_most_ms = rows[i].most_ms;
		for (unsigned round = 0; round < 5; round++) {
			room_clear(core);
			nb_clock_advance_ms(1000);
			room_say(core, ROOM, "first\n");
			nb_tick_speak_due(core);
			uint64_t spoke_us = room_sent(core)->at[0].at_us;
			uint64_t quiet_us = topic->quiet_from_us;

			assert_in_range(quiet_us, spoke_us + rows[i].pause_us, UINT64_MAX);
			room_say(core, ROOM, "second\n");
			/* A machine that slept through the pause has a quiet room again. */
			if (nb_clock_steady_us() >= quiet_us)
				nb_tick_speak_due(core);
			room_run_until(core, 2);
			assert_in_range(room_sent(core)->at[1].at_us, quiet_us, UINT64_MAX);
		}
		disperse(core, conns, 20);
	}
}

static void
d5_after_its_pause_a_room_is_quiet_again(void **state)
{
	struct nb_conn *conns = calloc(CROWD, sizeof(*conns));
	struct nb_core *core = crowd(conns, CROWD);

	(void)state;
	for (unsigned i = 0; i < 10; i++) {
		room_say(core, ROOM, "one\n");
		nb_tick_speak_due(core);
		assert_int_equal(room_sent(core)->count, i + 1);
		nb_clock_advance_ms(3001);
	}
	disperse(core, conns, CROWD);
	free(conns);
}

/* Watch ${room}, which spoke just now and is quiet again in ${pause_us}, and say a line there. */
static void
say_in_busy_room(struct nb_core *core, struct nb_conn *conn, nb_row room, uint64_t pause_us)
{
	uint64_t id = nb_core_topic_of_room(room, NB_AUDIENCE_MEMBERS);

	nb_core_topic_watch(core, conn, id, false);
	struct nb_topic *topic = nb_map_find(&core->topics, id);
	assert_non_null(topic);
	topic->quiet_from_us = nb_clock_steady_us() + pause_us;
	room_say(core, id, "waits\n");
}

/* The clock jumps over all slots, as after a laptop's sleep: what waits is said, not forgotten. */
static void
d5_a_jump_of_the_clock_forgets_nobody(void **state)
{
	enum { ROOMS = 90 };
	struct nb_conn conn;
	struct nb_core *core = crowd(&conn, 1);

	(void)state;
	for (nb_row room = 1; room <= ROOMS; room++)
		say_in_busy_room(core, &conn, room, (uint64_t)room * 1000);
	nb_clock_advance_ms(3600000);
	nb_tick_speak_due(core); /* those that a slow machine let grow quiet already */
	if (room_sent(core)->count < ROOMS)
		room_run_until(core, room_sent(core)->count + 1);
	assert_int_equal(room_sent(core)->count, ROOMS);
	for (size_t i = 0; i < ROOMS; i++)
		for (size_t j = 0; j < i; j++)
			assert_true(room_sent(core)->at[i].topic != room_sent(core)->at[j].topic);
	disperse(core, &conn, 1);
}

static void
d5_rooms_with_different_pauses_speak_each_in_time(void **state)
{
	const uint64_t pauses_us[] = {50000, 3000, 20000, 40000, 21000};
	struct nb_conn conn;
	struct nb_core *core = crowd(&conn, 1);

	(void)state;
	uint64_t start_us = nb_clock_steady_us();
	for (size_t i = 0; i < NB_COUNT(pauses_us); i++)
		say_in_busy_room(core, &conn, (nb_row)i + 1, pauses_us[i]);
	nb_tick_speak_due(core);
	room_run_until(core, NB_COUNT(pauses_us));
	assert_int_equal(room_sent(core)->count, NB_COUNT(pauses_us));
	for (size_t i = 0; i < NB_COUNT(pauses_us); i++) {
		const struct sent *sent = &room_sent(core)->at[i];

		assert_in_range(sent->at_us, start_us + pauses_us[(sent->topic >> 2) - 1],
		                UINT64_MAX);
	}
	disperse(core, &conn, 1);
}

/* Rooms that stop being watched while they wait: nothing is said, and no slot still points there. */
static void
z4_a_room_that_empties_while_it_waits_says_nothing(void **state)
{
	struct nb_conn *conns = calloc(CROWD, sizeof(*conns));
	struct nb_core *core = crowd(conns, CROWD);

	(void)state;
	room_say(core, ROOM, "first\n");
	nb_tick_speak_due(core);
	room_say(core, ROOM, "waits\n");
	room_clear(core);
	for (unsigned i = 0; i < CROWD; i++)
		nb_core_topic_unwatch_all(core, &conns[i], false);
	nb_clock_advance_ms(10000);
	uv_run(&core->loop, UV_RUN_DEFAULT); /* the timer that was started runs out */
	assert_int_equal(room_sent(core)->count, 0);
	room_stop(core);
	free(conns);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(d5_a_quiet_room_speaks_at_the_end_of_the_round),
	    cmocka_unit_test(d5_a_busy_room_waits_and_speaks_once),
	    cmocka_unit_test(r3_the_pause_is_what_the_settings_say),
	    cmocka_unit_test(d5_after_its_pause_a_room_is_quiet_again),
	    cmocka_unit_test(d5_a_jump_of_the_clock_forgets_nobody),
	    cmocka_unit_test(d5_rooms_with_different_pauses_speak_each_in_time),
	    cmocka_unit_test(z4_a_room_that_empties_while_it_waits_says_nothing),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
