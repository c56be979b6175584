/* Reading back: fills a room, and asks for its last 50 messages. */

#include "mark.h"
#include "window.h"

/* Messages of one sender under way while filling; the server commits what waits in groups. */
#define FILL_DEPTH 16
#define FILL_MAX_NS (300 * NB_NS_PER_S)
/* 50 messages are never shorter than their texts. */
#define HISTORY_MIN_BYTES ((size_t)50 * NB_TEXT_BYTES)

struct reading {
	struct nb_bench *bench;
	struct nb_fleet fleet;
	struct nb_window window;
	uint64_t answered;
	bool stopping;
};

static void
ignore_delivery(void *owner, struct nb_member *member, const char *line, size_t len,
                uint64_t now_ns)
{
	(void)owner;
	(void)member;
	(void)line;
	(void)len;
	(void)now_ns;
}

static void
ask_history(struct reading *reading, struct nb_member *member, uint64_t now_ns)
{
	char request[NB_REQUEST_MAX_BYTES];
	uint64_t id = nb_member_next_id(member, now_ns);

	nb_ws_send(&member->ws, request,
	           reading->fleet.dialect->write_history(request, id, member->room));
}

static void
on_history(void *owner, struct nb_member *member, uint64_t id, size_t len, uint64_t now_ns)
{
	struct reading *reading = owner;
	uint64_t asked_ns = member->asked_ns[id % NB_ASKED_MAX];

	if (len < HISTORY_MIN_BYTES)
		nb_die("a history of %zu bytes: the room was not filled", len);
	reading->answered++;
	if (nb_window_holds(&reading->window, asked_ns))
		nb_hist_record(&reading->bench->result.answer, now_ns - asked_ns);
	if (!reading->stopping)
		ask_history(reading, member, now_ns);
}

static struct nb_fleet
fleet_of(struct nb_bench *bench, const struct nb_fleet_calls *calls, void *owner)
{
	return (struct nb_fleet){
	    .net = &bench->net,
	    .dialect = bench->dialect,
	    .people = &bench->people,
	    .seats = bench->plan->seats,
	    .joins = true,
	    .calls = calls,
	    .owner = owner,
	};
}

void
nb_run_history(struct nb_bench *bench)
{
	static const struct nb_fleet_calls calls = {ignore_delivery, on_history};
	struct reading reading = {.bench = bench};
	uint64_t answered;

	reading.fleet = fleet_of(bench, &calls, &reading);
	nb_fleet_open(&reading.fleet);
	nb_window_prepare(&reading.window, bench->server_pid);
	ask_history(&reading, &reading.fleet.members[0], nb_now_ns());
	nb_net_run_until(&bench->net, nb_now_ns() + bench->warm_ns);
	answered = reading.answered;
	nb_window_begin(&reading.window);
	nb_net_run_until(&bench->net, nb_now_ns() + bench->measure_ns);
	bench->result.answers = reading.answered - answered;
	nb_window_end(&reading.window, &bench->result);
	reading.stopping = true;
	nb_fleet_close(&reading.fleet);
}

struct filling {
	struct nb_bench *bench;
	struct nb_fleet fleet;
	uint32_t posted;
	uint32_t answered; /* the unwatch of each member counts too */
};

static void
post_next(struct filling *filling, struct nb_member *member, uint64_t now_ns)
{
	struct nb_mark mark = {.sender = member->index, .sent_ns = now_ns};
	char text[NB_TEXT_BYTES], request[NB_REQUEST_MAX_BYTES], nonce[NB_MARK_NONCE_BYTES];
	uint64_t id = nb_member_next_id(member, now_ns);

	if (filling->posted == filling->bench->count)
		return;
	mark.number = ++filling->posted;
	nb_mark_write_text(&mark, text);
	nb_mark_write_nonce(&mark, nonce);
	nb_ws_send(&member->ws, request,
	           filling->fleet.dialect->write_post(request, id, member->room, text, nonce));
}

static void
on_filled(void *owner, struct nb_member *member, uint64_t id, size_t len, uint64_t now_ns)
{
	struct filling *filling = owner;

	(void)id;
	(void)len;
	filling->answered++;
	post_next(filling, member, now_ns);
}

void
nb_run_fill(struct nb_bench *bench)
{
	static const struct nb_fleet_calls calls = {ignore_delivery, on_filled};
	struct filling filling = {.bench = bench};
	uint64_t deadline_ns = nb_now_ns() + FILL_MAX_NS;
	uint32_t member_count = bench->plan->seats.member_count;

	filling.fleet = fleet_of(bench, &calls, &filling);
	nb_fleet_open(&filling.fleet);
	for (uint32_t i = 0; i < member_count; i++) {
		struct nb_member *member = &filling.fleet.members[i];
		char request[NB_REQUEST_MAX_BYTES];
		uint64_t id = nb_member_next_id(member, nb_now_ns());

		nb_ws_send(&member->ws, request,
		           bench->dialect->write_unwatch(request, id, member->room));
	}
	while (filling.answered < member_count)
		nb_net_step(&bench->net, deadline_ns);
	for (uint32_t i = 0; i < member_count; i++)
		for (uint32_t depth = 1; depth < FILL_DEPTH; depth++)
			post_next(&filling, &filling.fleet.members[i], nb_now_ns());
	while (filling.answered < member_count + bench->count) {
		nb_net_step(&bench->net, deadline_ns);
		if (nb_now_ns() > deadline_ns)
			nb_die("the room was not full after 300 s: %u messages", filling.answered);
	}
	nb_fleet_close(&filling.fleet);
}
