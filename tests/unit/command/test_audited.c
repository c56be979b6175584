/* The table of audited acts, and what a command must be to have a row of it (LE9). */
#include "unit.h"

#include "noaber/command.h"

#include <string.h>

/* Only the writer can store a row in the transaction of the act. */
static void
audited_commands_run_on_the_writer(void **state)
{
	size_t audited = 0;

	(void)state;
	for (size_t i = 0; i < nb_command_count; i++) {
		const struct nb_command *command = nb_commands[i];

		if (!command->audit)
			continue;
		audited++;
		if (command->lane != NB_LANE_WRITE && !command->prepare)
			fail_msg("%s leaves a row and does not run on the writer", command->name);
	}
	assert_true(audited > 0);
}

/* An author is known only where the command is about a message, a face, or an ask about one. */
static void
the_author_is_known(void **state)
{
	(void)state;
	for (size_t i = 0; i < nb_command_count; i++) {
		const struct nb_command *command = nb_commands[i];

		if (nb_audited_rows[command->audit].about == NB_AUDIT_ABOUT_AUTHOR)
			assert_true(command->target.kind == NB_TARGET_KIND_MESSAGE ||
			            command->target.kind == NB_TARGET_KIND_HELD ||
			            command->target.kind == NB_TARGET_KIND_MEMBER ||
			            command->target.kind == NB_TARGET_KIND_UNMASK ||
			            command->target.kind == NB_TARGET_KIND_SANCTION ||
			            command->target.kind == NB_TARGET_KIND_STORY ||
			            command->target.kind == NB_TARGET_KIND_QUESTION);
	}
}

/* Posting, reacting and reading where one takes part: no row, so no cost and no list of readers. */
static void
talking_leaves_no_row(void **state)
{
	static const char *const names[] = {"message.post",   "message.react", "message.edit",
	                                    "message.remove", "message.look",  "room.history",
	                                    "room.events",    "room.read",     "room.watch"};

	(void)state;
	for (size_t i = 0; i < NB_COUNT(names); i++) {
		const struct nb_command *command = nb_command_find(nb_str_from(names[i]));

		assert_non_null(command);
		assert_int_equal(command->audit, NB_AUDIT_NONE);
	}
}

static void
every_act_has_its_row(void **state)
{
	(void)state;
	for (size_t i = NB_AUDIT_NONE + 1; i < NB_AUDIT_COUNT; i++) {
		assert_non_null(nb_audited_words[i]);
		assert_non_null(nb_audited_rows[i].consent);
		assert_non_null(strchr("CRUDE", nb_audited_rows[i].action));
		for (size_t j = 0; j < i; j++)
			assert_string_not_equal(nb_audited_words[i], nb_audited_words[j]);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(audited_commands_run_on_the_writer),
	    cmocka_unit_test(the_author_is_known),
	    cmocka_unit_test(talking_leaves_no_row),
	    cmocka_unit_test(every_act_has_its_row),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
