/* Members on connections: from an account to somebody who listens in a room. What they say and
 * what it costs is measured elsewhere. */

#include "fleet.h"

#include "http.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* Handshakes under way: enough to keep the server busy, few enough that none waits for long. */
#define OPENING_MAX 32
#define BATCH_MEMBERS 256
#define NONCE_LANES 8
#define BATCH_MAX_NS (60 * NB_NS_PER_S)

uint64_t
nb_member_next_id(struct nb_member *member, uint64_t due_ns)
{
	uint64_t id = ++member->last_id;

	member->asked_ns[id % NB_ASKED_MAX] = due_ns;
	return id;
}

static bool
watches_in_hello(const struct nb_fleet *fleet)
{
	return fleet->dialect->hello_watches && !fleet->joins;
}

static void
greet(void *owner)
{
	struct nb_member *member = owner;
	const struct nb_fleet *fleet = member->fleet;
	const char *nonce = fleet->nonces[member->index];
	const char *room = watches_in_hello(fleet) ? member->room : NULL;
	char request[NB_REQUEST_MAX_BYTES];
	size_t len;

	len = fleet->dialect->write_hello(request, nb_member_next_id(member, nb_now_ns()), nonce,
	                                  room);
	member->state = NB_MEMBER_GREETING;
	nb_ws_send(&member->ws, request, len);
}

static void
enter_room(struct nb_member *member)
{
	const struct nb_dialect *dialect = member->fleet->dialect;
	char request[NB_REQUEST_MAX_BYTES];
	uint64_t id = nb_member_next_id(member, nb_now_ns());
	size_t len = member->fleet->joins ? dialect->write_join(request, id, member->room)
	                                  : dialect->write_watch(request, id, member->room);

	member->state = NB_MEMBER_ENTERING;
	nb_ws_send(&member->ws, request, len);
}

static void
become_ready(struct nb_member *member, uint64_t now_ns)
{
	struct nb_fleet *fleet = member->fleet;

	member->state = NB_MEMBER_READY;
	fleet->ready_count++;
	if (fleet->entering != NULL)
		nb_hist_record(fleet->entering, now_ns - member->began_ns);
}

static void
take_answer(struct nb_member *member, uint64_t id, size_t len, uint64_t now_ns)
{
	struct nb_fleet *fleet = member->fleet;

	switch (member->state) {
	case NB_MEMBER_UPGRADING: nb_die("an answer before anything was asked");
	case NB_MEMBER_GREETING:
		if (watches_in_hello(fleet))
			become_ready(member, now_ns);
		else
			enter_room(member);
		break;
	case NB_MEMBER_ENTERING: become_ready(member, now_ns); break;
	case NB_MEMBER_READY:
		if (fleet->calls != NULL)
			fleet->calls->on_answer(fleet->owner, member, id, len, now_ns);
		break;
	}
}

static void
take_line(struct nb_member *member, const char *line, size_t len, uint64_t now_ns)
{
	const struct nb_fleet *fleet = member->fleet;
	uint64_t id;

	switch (fleet->dialect->read(line, len, &id)) {
	case NB_LINE_DELIVERY:
		if (fleet->calls != NULL)
			fleet->calls->on_delivery(fleet->owner, member, line, len, now_ns);
		break;
	case NB_LINE_ANSWER: take_answer(member, id, len, now_ns); break;
	case NB_LINE_REFUSAL: nb_die("member %u was refused: %.*s", member->index, (int)len, line);
	case NB_LINE_RESYNC:
		nb_die("the server dropped messages for member %u: it has to be slower than it was "
		       "asked to be, and a figure without them would flatter it",
		       member->index);
	case NB_LINE_OTHER: break;
	}
}

static void
on_text(void *owner, const char *text, size_t len)
{
	uint64_t now_ns = nb_now_ns();

	while (len > 0) {
		const char *line_end = memchr(text, '\n', len);
		size_t line_len = line_end != NULL ? (size_t)(line_end - text) : len;

		if (line_len > 0)
			take_line(owner, text, line_len, now_ns);
		if (line_end == NULL)
			break;
		text += line_len + 1;
		len -= line_len + 1;
	}
}

static void
on_end(void *owner, unsigned code)
{
	const struct nb_member *member = owner;

	nb_die("the server ended the connection of member %u, close code %u", member->index, code);
}

static size_t
ask_nonce(void *self, size_t job, char *out, size_t out_bytes)
{
	const struct nb_fleet *fleet = self;
	size_t account = fleet->seats.first_account + job;
	int len = snprintf(out, out_bytes,
	                   "GET /session HTTP/1.1\r\nHost: localhost:%u\r\n"
	                   "Origin: https://localhost:%u\r\nCookie: %s\r\n\r\n",
	                   fleet->net->port, fleet->net->port, fleet->people->cookies[account]);

	if (len < 0 || (size_t)len >= out_bytes)
		nb_die("cookie too long");
	return (size_t)len;
}

static bool
take_nonce(void *self, size_t job, const struct nb_http_answer *answer)
{
	static const char label[] = "\"nonce\":\"";
	struct nb_fleet *fleet = self;
	const char *start = memmem(answer->body, answer->body_len, label, sizeof label - 1);
	const char *stop = NULL;

	if (start != NULL) {
		start += sizeof label - 1;
		stop = memchr(start, '"', (size_t)(answer->body + answer->body_len - start));
	}
	if (answer->status != 200 || stop == NULL || stop - start >= NB_NONCE_BYTES)
		nb_die("no nonce but %u %.*s", answer->status, (int)answer->body_len, answer->body);
	snprintf(fleet->nonces[job], NB_NONCE_BYTES, "%.*s", (int)(stop - start), start);
	return true;
}

static void
begin_member(struct nb_fleet *fleet)
{
	static const struct nb_ws_calls calls = {greet, on_text, on_end};
	uint32_t index = (uint32_t)fleet->begun_count++;
	struct nb_member *member = &fleet->members[index];
	const char *cookie = NULL;

	if (fleet->dialect->has_sessions)
		cookie = fleet->people->cookies[fleet->seats.first_account + index];
	member->fleet = fleet;
	member->index = index;
	member->room =
	    fleet->people->rooms[fleet->seats.first_room + index / fleet->seats.members_per_room];
	member->began_ns = nb_now_ns();
	nb_ws_open(&member->ws, fleet->net, cookie, &calls, member);
}

/* The next members, at most BATCH_MEMBERS, to the last one ready. */
static void
open_batch(struct nb_fleet *fleet)
{
	size_t left = fleet->seats.member_count - fleet->begun_count;
	size_t batch = left < BATCH_MEMBERS ? left : BATCH_MEMBERS;
	size_t batch_end = fleet->begun_count + batch;
	uint64_t deadline_ns = nb_now_ns() + BATCH_MAX_NS;

	while (fleet->ready_count < batch_end) {
		while (fleet->begun_count < batch_end &&
		       fleet->begun_count - fleet->ready_count < OPENING_MAX)
			begin_member(fleet);
		nb_net_step(fleet->net, deadline_ns);
		if (nb_now_ns() > deadline_ns)
			nb_die("%zu of %zu members are still not in their room after 60 s",
			       batch_end - fleet->ready_count, batch);
	}
}

void
nb_fleet_prepare(struct nb_fleet *fleet)
{
	const struct nb_http_jobs nonces = {.ask = ask_nonce,
	                                    .answer = take_nonce,
	                                    .self = fleet,
	                                    .count = fleet->seats.member_count};
	const struct nb_seats *seats = &fleet->seats;
	size_t last_room = seats->first_room + (seats->member_count - 1) / seats->members_per_room;

	if (last_room >= fleet->people->room_count)
		nb_die("room %zu is needed, %zu are prepared", last_room,
		       fleet->people->room_count);
	if (fleet->dialect->has_sessions &&
	    seats->first_account + seats->member_count > fleet->people->account_count)
		nb_die("%u accounts are needed, %zu are prepared",
		       seats->first_account + seats->member_count, fleet->people->account_count);
	fleet->members = nb_zalloc(seats->member_count, sizeof *fleet->members);
	fleet->nonces = nb_zalloc(seats->member_count, NB_NONCE_BYTES);
	fleet->begun_count = 0;
	fleet->ready_count = 0;
	if (fleet->dialect->has_sessions)
		nb_http_run(fleet->net, NONCE_LANES, &nonces);
}

void
nb_fleet_open(struct nb_fleet *fleet)
{
	if (fleet->members == NULL)
		nb_fleet_prepare(fleet);
	while (fleet->begun_count < fleet->seats.member_count)
		open_batch(fleet);
}

void
nb_fleet_close(struct nb_fleet *fleet)
{
	for (size_t i = 0; i < fleet->begun_count; i++)
		nb_ws_close(&fleet->members[i].ws);
	free(fleet->members);
	free(fleet->nonces);
	fleet->members = NULL;
	fleet->nonces = NULL;
}
