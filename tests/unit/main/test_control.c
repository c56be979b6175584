/* Control channel: messages arrive whole or not at all, descriptors arrive as ours or not at all. */
#include "unit.h"

#include "noaber/control.h"

#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

static int ends[2];
static char *buffer;

static int
open_pair(void **state)
{
	(void)state;
	buffer = malloc(NB_CONTROL_BYTES_MOST);
	return buffer ? socketpair(AF_UNIX, SOCK_SEQPACKET | SOCK_CLOEXEC, 0, ends) : -1;
}

static int
close_pair(void **state)
{
	(void)state;
	close(ends[0]);
	close(ends[1]);
	free(buffer);
	return 0;
}

static int
open_fd_count(void)
{
	int count = 0;

	for (int fd = 0; fd < 256; fd++)
		count += fcntl(fd, F_GETFD) >= 0;
	return count;
}

static void
a_message_arrives_as_it_was_sent(void **state)
{
	const struct nb_control_message sent = {
	    .type = NB_CONTROL_SETTINGS, .number = 7, .bytes = NB_STR("a\0b"), .fd = -1};
	struct nb_control_message got;

	(void)state;
	assert_int_equal(nb_control_send(ends[0], &sent), NB_OK);
	assert_int_equal(nb_control_receive(ends[1], buffer, NB_CONTROL_BYTES_MOST, &got), NB_OK);
	assert_int_equal(got.type, NB_CONTROL_SETTINGS);
	assert_int_equal(got.number, 7);
	assert_int_equal(got.fd, -1);
	assert_str_equal(got.bytes, "a\0b");
}

static void
messages_do_not_run_together(void **state)
{
	struct nb_control_message got;

	(void)state;
	for (uint32_t i = 0; i < 3; i++) {
		const struct nb_control_message sent = {
		    .type = NB_CONTROL_START, .number = i, .fd = -1};
		assert_int_equal(nb_control_send(ends[0], &sent), NB_OK);
	}
	for (uint32_t i = 0; i < 3; i++) {
		assert_int_equal(nb_control_receive(ends[1], buffer, 16, &got), NB_OK);
		assert_int_equal(got.number, i);
		assert_int_equal(got.bytes.length, 0);
	}
}

static void
a_descriptor_becomes_ours_and_does_not_leak(void **state)
{
	int before = open_fd_count();
	int pipe_ends[2];
	struct nb_control_message got;
	char byte = 0;

	(void)state;
	assert_int_equal(pipe(pipe_ends), 0);
	const struct nb_control_message sent = {.type = NB_CONTROL_LINK, .fd = pipe_ends[1]};
	assert_int_equal(nb_control_send(ends[0], &sent), NB_OK);
	close(pipe_ends[1]);
	assert_int_equal(nb_control_receive(ends[1], buffer, 16, &got), NB_OK);
	assert_true(got.fd >= 0);
	assert_true(fcntl(got.fd, F_GETFD) & FD_CLOEXEC);
	assert_int_equal(write(got.fd, "x", 1), 1);
	assert_int_equal(read(pipe_ends[0], &byte, 1), 1);
	assert_int_equal(byte, 'x');
	close(got.fd);
	close(pipe_ends[0]);
	assert_int_equal(open_fd_count(), before);
}

static void
a_message_that_does_not_fit_is_no_message(void **state)
{
	int before = open_fd_count();
	struct nb_control_message got = {.type = NB_CONTROL_READY, .number = 99};
	const struct nb_control_message sent = {
	    .type = NB_CONTROL_LISTENER, .bytes = NB_STR("12345678"), .fd = ends[0]};

	(void)state;
	assert_int_equal(nb_control_send(ends[0], &sent), NB_OK);
	assert_int_equal(nb_control_receive(ends[1], buffer, 7, &got), NB_E_UNAVAILABLE);
	assert_int_equal(got.number, 99);
	assert_int_equal(open_fd_count(), before);
}

static void
the_largest_message_fits(void **state)
{
	char *large = calloc(1, NB_CONTROL_BYTES_MOST);
	struct nb_control_message got;
	const struct nb_control_message sent = {
	    .type = NB_CONTROL_CERTIFICATE, .bytes = {large, NB_CONTROL_BYTES_MOST - 8}, .fd = -1};

	(void)state;
	assert_non_null(large);
	assert_int_equal(nb_control_send(ends[0], &sent), NB_OK);
	assert_int_equal(nb_control_receive(ends[1], buffer, NB_CONTROL_BYTES_MOST, &got), NB_OK);
	assert_int_equal(got.bytes.length, NB_CONTROL_BYTES_MOST - 8);
	free(large);
}

static void
garbage_is_no_message(void **state)
{
	static const uint32_t wrong[][2] = {{0, 0}, {NB_CONTROL_READY + 1, 0}, {0xffffffff, 0}};
	struct nb_control_message got;

	(void)state;
	for (size_t i = 0; i < NB_COUNT(wrong); i++) {
		assert_int_equal(send(ends[0], wrong[i], sizeof(wrong[i]), 0), 8);
		assert_int_equal(nb_control_receive(ends[1], buffer, 16, &got), NB_E_UNAVAILABLE);
	}
	assert_int_equal(send(ends[0], "short", 5, 0), 5);
	assert_int_equal(nb_control_receive(ends[1], buffer, 16, &got), NB_E_UNAVAILABLE);
}

static void
silence_and_the_end_are_told_apart(void **state)
{
	const struct nb_control_message sent = {.type = NB_CONTROL_DRAIN, .fd = -1};
	struct nb_control_message got;

	(void)state;
	assert_int_equal(fcntl(ends[1], F_SETFL, O_NONBLOCK), 0);
	assert_int_equal(nb_control_receive(ends[1], buffer, 16, &got), NB_E_BUSY);
	close(ends[0]);
	assert_int_equal(nb_control_receive(ends[1], buffer, 16, &got), NB_E_UNAVAILABLE);
	assert_int_equal(nb_control_send(ends[1], &sent), NB_E_UNAVAILABLE);
	ends[0] = -1;
}

int
main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, open_pair, close_pair)
	const struct CMUnitTest tests[] = {
	    TEST(a_message_arrives_as_it_was_sent),
	    TEST(messages_do_not_run_together),
	    TEST(a_descriptor_becomes_ours_and_does_not_leak),
	    TEST(a_message_that_does_not_fit_is_no_message),
	    TEST(the_largest_message_fits),
	    TEST(garbage_is_no_message),
	    TEST(silence_and_the_end_are_told_apart),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
