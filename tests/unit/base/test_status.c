/* The status table is whole, and our own bugs stop the process. */
#include "unit.h"

#include <ctype.h>
#include <signal.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

static void
every_status_has_a_word_of_its_own_and_two_sentences(void **state)
{
	int i, j;

	(void)state;
	for (i = 0; i < NB_STATUS_COUNT; i++) {
		const struct nb_status_row *row = nb_status_row((enum nb_status)i);
		const char *at;

		assert_true(row->http >= 200 && row->http < 600);
		assert_true(strlen(row->nl) > 3 && strlen(row->en) > 3);
		for (at = row->word; *at != '\0'; at++)
			assert_true(islower((unsigned char)*at) || *at == '_');
		for (j = 0; j < i; j++)
			assert_string_not_equal(row->word, nb_status_row((enum nb_status)j)->word);
	}
}

static void
a_broken_invariant_aborts(void **state)
{
	int status;
	pid_t child = fork();

	(void)state;
	if (child == 0) {
		signal(SIGABRT, SIG_DFL);
		close(STDERR_FILENO);
		nb_status_row((enum nb_status)999);
		_exit(0);
	}
	assert_int_equal(waitpid(child, &status, 0), child);
	assert_true(WIFSIGNALED(status));
	assert_int_equal(WTERMSIG(status), SIGABRT);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(every_status_has_a_word_of_its_own_and_two_sentences),
	    cmocka_unit_test(a_broken_invariant_aborts),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
