/* Did a room speak between reading it and watching it? A wrong "no" would lose an event (D6). */
#include "unit.h"

#include "core_state.h"

#include <stdlib.h>

#define ROOMS 100

static void
setup(struct nb_core *core)
{
	*core = (struct nb_core){0};
	assert_true(nb_recent_init(core));
}

static void
d6_what_was_said_before_asking_is_not_missed(void **state)
{
	struct nb_core core;

	(void)state;
	setup(&core);
	for (nb_row room = 1; room <= ROOMS; room++) {
		assert_false(nb_recent_missed(&core, room, core.turn));
		nb_recent_note(&core, room);
		assert_false(nb_recent_missed(&core, room, core.turn));
	}
	free(core.recent);
}

static void
d6_what_was_said_since_asking_is_missed(void **state)
{
	struct nb_core core;

	(void)state;
	setup(&core);
	for (nb_row room = 1; room <= ROOMS; room++) {
		uint64_t turn = core.turn;

		nb_recent_note(&core, room);
		assert_true(nb_recent_missed(&core, room, turn));
		/* Other rooms do not wash it out, however many speak after it. */
		for (nb_row other = ROOMS + 1; other < ROOMS + 10000; other++)
			nb_recent_note(&core, other);
		assert_true(nb_recent_missed(&core, room, turn));
	}
	free(core.recent);
}

/* Rooms may share a slot, but a "yes" for everybody would make everybody ask again. */
static void
a_room_that_was_silent_is_seldom_called_missed(void **state)
{
	struct nb_core core;
	unsigned needless = 0;

	(void)state;
	setup(&core);
	nb_recent_note(&core, 1);
	for (nb_row room = 2; room <= 4097; room++)
		needless += nb_recent_missed(&core, room, 0);
	assert_in_range(needless, 0, 16);
	free(core.recent);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(d6_what_was_said_before_asking_is_not_missed),
	    cmocka_unit_test(d6_what_was_said_since_asking_is_missed),
	    cmocka_unit_test(a_room_that_was_silent_is_seldom_called_missed),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
