/* What a command wants said: whole, or the command is refused (D9). */
#include "failing.h"
#include "noaber/command.h"
#include "noaber/views.h"
#include "unit.h"

#define ALLOCATIONS_MOST 1000

static const uint8_t key[16] = {1};

/* A handler that does nothing but speak. */
static enum nb_status
speak(struct nb_call *call)
{
	struct nb_author_view author = {7, nb_str_from("Merel"), NB_HAT_RESIDENT};
	struct nb_message_view view = {
	    .message = 5, .seq = 3, .author = &author, .text = nb_str_from("Ik ben er weer")};
	struct nb_message_event event = {&view};

	nb_outbox_event(call, nb_room_events[NB_ROOM_EVENT_POSTED], 9, 3, &event);
	return NB_OK;
}

/* Runs ${speak} with an allocation that fails; ${ret_said} tells whether the event stands whole. */
static enum nb_status
run_failing(struct nb_ids *ids, size_t nth, bool *ret_failed, bool *ret_said)
{
	const struct nb_command command = {
	    .name = "test.speak", .needs = NB_RIGHT_SELF, .run = speak};
	const struct nb_tools tools = {.ids = ids};
	struct nb_arena *arena = nb_arena_create(65536);
	struct nb_call call = {
	    .command = &command, .arena = arena, .tools = &tools, .subject = {.account = 1}};

	assert_non_null(arena);
	failing_start(nth);
	enum nb_status status = nb_dispatch_run(&call);
	*ret_failed = failing_stop();
	*ret_said = call.outbox.first && call.outbox.first->bytes.length > 0;
	nb_arena_destroy(arena);
	return status;
}

static void
test_d9_an_event_without_memory_refuses_its_command(void **state)
{
	struct nb_ids *ids = nb_ids_create(key);
	bool failed = true, said;
	size_t nth = 0;

	(void)state;
	assert_non_null(ids);
	while (failed) {
		assert_in_range(++nth, 1, ALLOCATIONS_MOST);
		enum nb_status status = run_failing(ids, nth, &failed, &said);
		if (failed)
			assert_true(status == NB_E_UNAVAILABLE || status == NB_E_TOO_LARGE);
		else
			assert_int_equal(status, NB_OK);
	}
	assert_true(said);
	assert_in_range(nth, 2, ALLOCATIONS_MOST); /* at least the line itself was made to fail */
	nb_ids_destroy(ids);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(test_d9_an_event_without_memory_refuses_its_command),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
