/* HTTP/1.1 over kept-alive connections, for entering accounts and fetching nonces. Not a general
 * client: no chunks, no redirects, no bodies beyond memory. */

#include "http.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>

#define LANES_MAX 32
#define REQUEST_MAX_BYTES 2048
#define TRIES_MAX 50 /* of one job: closed connections and taken names together */

struct run {
	struct nb_net *net;
	const struct nb_http_jobs *jobs;
	size_t next_job;
	size_t done_count;
};

struct lane {
	struct nb_tls tls;
	struct run *run;
	size_t job;
	unsigned tries;
	bool busy;
};

static const struct nb_tls_calls lane_calls;

static void
count_try(struct lane *lane)
{
	if (++lane->tries > TRIES_MAX)
		nb_die("HTTP request %zu failed %d times", lane->job, TRIES_MAX);
}

static void
ask(struct lane *lane)
{
	char request[REQUEST_MAX_BYTES];
	size_t len;

	count_try(lane);
	len = lane->run->jobs->ask(lane->run->jobs->self, lane->job, request, sizeof request);
	nb_tls_send(&lane->tls, request, len);
}

/* False, and the lane is idle, when no job is left. */
static bool
take_next(struct lane *lane)
{
	lane->busy = lane->run->next_job < lane->run->jobs->count;
	if (lane->busy) {
		lane->job = lane->run->next_job++;
		lane->tries = 0;
	}
	return lane->busy;
}

static void
on_open(void *owner)
{
	ask(owner);
}

const char *
nb_http_header(const struct nb_http_answer *answer, const char *name, size_t *ret_len)
{
	const char *line = answer->head, *end = answer->head + answer->head_len;
	size_t name_len = strlen(name);

	while (line < end) {
		const char *line_end = memmem(line, (size_t)(end - line), "\r\n", 2);

		if (line_end == NULL)
			break;
		if ((size_t)(line_end - line) > name_len &&
		    strncasecmp(line, name, name_len) == 0) {
			line += name_len;
			while (*line == ' ')
				line++;
			*ret_len = (size_t)(line_end - line);
			return line;
		}
		line = line_end + 2;
	}
	return NULL;
}

/* One whole answer; how many bytes it took, 0 while it is not whole. */
static size_t
read_answer(const uint8_t *bytes, size_t len, struct nb_http_answer *answer)
{
	const uint8_t *head_end = memmem(bytes, len, "\r\n\r\n", 4);
	const char *text;
	size_t text_len, body_len;

	if (head_end == NULL)
		return 0;
	answer->head = (const char *)bytes;
	answer->head_len = (size_t)(head_end - bytes) + 2;
	if (answer->head_len < 14 || memcmp(bytes, "HTTP/1.1 ", 9) != 0)
		nb_die("not an HTTP answer");
	answer->status = (unsigned)strtoul(answer->head + 9, NULL, 10);
	text = nb_http_header(answer, "Content-Length:", &text_len);
	if (text == NULL)
		nb_die("HTTP answer %u without Content-Length", answer->status);
	body_len = strtoul(text, NULL, 10);
	answer->body = (const char *)head_end + 4;
	answer->body_len = body_len;
	if (len - (answer->head_len + 2) < body_len)
		return 0;
	return answer->head_len + 2 + body_len;
}

static size_t
on_input(void *owner, const uint8_t *bytes, size_t len)
{
	struct lane *lane = owner;
	const struct nb_http_jobs *jobs = lane->run->jobs;
	struct nb_http_answer answer;
	size_t used = read_answer(bytes, len, &answer);

	if (used == 0)
		return 0;
	if (!lane->busy)
		nb_die("HTTP answer without a request");
	if (jobs->answer(jobs->self, lane->job, &answer)) {
		lane->run->done_count++;
		if (!take_next(lane))
			return used;
	}
	ask(lane);
	return used;
}

static void
on_end(void *owner)
{
	struct lane *lane = owner;

	if (!lane->busy)
		return;
	count_try(lane);
	nb_tls_open(&lane->tls, lane->run->net, &lane_calls, lane);
}

static const struct nb_tls_calls lane_calls = {on_open, on_input, on_end};

void
nb_http_run(struct nb_net *net, unsigned lanes, const struct nb_http_jobs *jobs)
{
	struct run run = {.net = net, .jobs = jobs};
	struct lane all[LANES_MAX] = {0};

	if (lanes > LANES_MAX || lanes == 0)
		nb_die("1 to %d HTTP lanes, not %u", LANES_MAX, lanes);
	for (unsigned i = 0; i < lanes; i++) {
		all[i].run = &run;
		all[i].tls.fd = -1;
		if (take_next(&all[i]))
			nb_tls_open(&all[i].tls, net, &lane_calls, &all[i]);
	}
	while (run.done_count < jobs->count)
		nb_net_step(net, nb_now_ns() + NB_NS_PER_S);
	for (unsigned i = 0; i < lanes; i++)
		nb_tls_close(&all[i].tls);
}
