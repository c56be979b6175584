/* The log: always one line of JSON, never a flood. stderr is a file while these run. */
#include "unit.h"

#include "noaber/clock.h"
#include "noaber/log.h"

#include <errno.h>
#include <fcntl.h>
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static char written[1 << 20];

/* Send stderr to a file without a name. */
static int
catch_stderr(void **state)
{
	FILE *file = tmpfile();
	int *kept = malloc(sizeof(*kept));

	*kept = dup(STDERR_FILENO);
	dup2(fileno(file), STDERR_FILENO);
	fclose(file);
	*state = kept;
	/* A new second, so that the test before has not used up this one's lines. */
	nb_clock_advance_ms(2000);
	return 0;
}

static int
release_stderr(void **state)
{
	dup2(*(int *)*state, STDERR_FILENO);
	close(*(int *)*state);
	free(*state);
	return 0;
}

/* What was written so far; gives the number of lines. */
static size_t
read_log(void)
{
	ssize_t length = pread(STDERR_FILENO, written, sizeof(written) - 1, 0);
	size_t lines = 0;
	ssize_t i;

	assert_true(length >= 0);
	written[length] = '\0';
	for (i = 0; i < length; i++)
		lines += written[i] == '\n';
	return lines;
}

static void
X6_a_hostile_text_stays_inside_its_line(void **state)
{
	const char *at;

	(void)state;
	nb_log_init("core \"1\"\n", NB_LOG_INFO);
	nb_log(NB_LOG_WARN, "test.hostile", "%s", "a\r\nb\x1b[2J\"}\\\t\x80\xff\x7f{");
	assert_int_equal(read_log(), 1);
	assert_non_null(strstr(written, "\"process\":\"core \\\"1\\\"?\",\"code\":\"test.hostile\","
	                                "\"detail\":\"a??b?[2J\\\"}\\\\?\?\?\?{\"}\n"));
	for (at = written; *at != '\0'; at++)
		assert_true((*at >= ' ' && *at <= '~') || *at == '\n');
}

static void
X6_a_long_text_is_cut_and_the_line_still_closes(void **state)
{
	char text[4000];
	size_t length;

	(void)state;
	memset(text, '"', sizeof(text) - 1);
	text[sizeof(text) - 1] = '\0';
	nb_log_init(text, NB_LOG_INFO);
	nb_log(NB_LOG_ERROR, text, "%s", text);
	assert_int_equal(read_log(), 1);
	length = strlen(written);
	assert_true(length <= 1024);
	assert_string_equal(written + length - 3, "\"}\n");
	/* An even number of backslashes before the quote that ends the text. */
	assert_memory_equal(written + length - 7, "\\\"\\\"", 4);
}

static void
X6_ten_lines_a_second_per_code(void **state)
{
	int i;

	(void)state;
	nb_log_init("core", NB_LOG_INFO);
	for (i = 0; i < 100000; i++)
		nb_log(NB_LOG_WARN, "test.flood", "%d", i);
	/* A second may have begun in between. */
	assert_in_range(read_log(), 10, 100);
	nb_clock_advance_ms(1000);
	nb_log(NB_LOG_WARN, "test.flood", "after");
	read_log();
	assert_non_null(strstr(written, "\"suppressed\":"));
	nb_log(NB_LOG_WARN, "test.other", "not held back by the flood");
	read_log();
	assert_non_null(strstr(written, "test.other"));
}

static void
lower_levels_are_silent_and_errno_is_kept(void **state)
{
	(void)state;
	nb_log_init("core", NB_LOG_WARN);
	errno = EPIPE;
	nb_log(NB_LOG_INFO, "test.silent", "nothing");
	nb_log(NB_LOG_DEBUG, "test.silent", "nothing");
	assert_int_equal(read_log(), 0);
	close(STDERR_FILENO);
	errno = EPIPE;
	nb_log(NB_LOG_ERROR, "test.closed", "nowhere to go");
	assert_int_equal(errno, EPIPE);
}

static void *
write_lines(void *code)
{
	int i;

	for (i = 0; i < 2000; i++)
		nb_log(NB_LOG_WARN, code, "%d", i);
	return NULL;
}

static void
X6_lines_of_threads_do_not_mix(void **state)
{
	static char codes[4][12] = {"thread.a", "thread.b", "thread.c", "thread.c"};
	pthread_t threads[4];
	char *line, *rest;
	size_t i;

	(void)state;
	nb_log_init("core", NB_LOG_INFO);
	for (i = 0; i < 4; i++)
		pthread_create(&threads[i], NULL, write_lines, codes[i]);
	for (i = 0; i < 4; i++)
		pthread_join(threads[i], NULL);
	assert_in_range(read_log(), 30, 300);
	for (line = strtok_r(written, "\n", &rest); line; line = strtok_r(NULL, "\n", &rest)) {
		assert_memory_equal(line, "{\"at_ms\":", 9);
		assert_string_equal(line + strlen(line) - 2, "\"}");
	}
}

int
main(void)
{
#define LOG_TEST(test) cmocka_unit_test_setup_teardown(test, catch_stderr, release_stderr)
	const struct CMUnitTest tests[] = {
	    LOG_TEST(X6_a_hostile_text_stays_inside_its_line),
	    LOG_TEST(X6_a_long_text_is_cut_and_the_line_still_closes),
	    LOG_TEST(X6_ten_lines_a_second_per_code),
	    LOG_TEST(lower_levels_are_silent_and_errno_is_kept),
	    LOG_TEST(X6_lines_of_threads_do_not_mix),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
