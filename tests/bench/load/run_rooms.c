/* Messages in rooms. Every message must reach every member of its room once and in order: this is
 * checked for all of them, and a run with one that is missing, doubled or early yields no figure. */

#include "mark.h"
#include "window.h"

#include <stdlib.h>
#include <string.h>

#define DRAIN_MAX_NS (20 * NB_NS_PER_S)
/* After thousands of idle members have come, so their handshakes are over and done with. */
#define SETTLE_NS NB_NS_PER_S

struct sender {
	struct nb_member *member;
	uint32_t number; /* of its last message */
};

struct traffic {
	struct nb_bench *bench;
	struct nb_fleet fleet;
	struct nb_window window;
	struct sender *senders;
	uint32_t stride; /* of members from one sender to the next */
	uint32_t *heard; /* [member][sender]: number of the last message heard */
	uint64_t posted, delivered, answered;
	bool stopping;
};

static void
post(struct traffic *traffic, uint32_t slot, uint64_t due_ns)
{
	struct sender *sender = &traffic->senders[slot];
	struct nb_mark mark = {.sender = slot, .number = ++sender->number, .sent_ns = due_ns};
	char text[NB_TEXT_BYTES], request[NB_REQUEST_MAX_BYTES], nonce[NB_MARK_NONCE_BYTES];
	uint64_t id = nb_member_next_id(sender->member, due_ns);
	size_t len;

	nb_mark_write_text(&mark, text);
	nb_mark_write_nonce(&mark, nonce);
	len = traffic->fleet.dialect->write_post(request, id, sender->member->room, text, nonce);
	nb_ws_send(&sender->member->ws, request, len);
	traffic->posted++;
}

/* The member's next message, when it is one of the senders and the plan's pace is `pace`. */
static void
go_on(struct traffic *traffic, const struct nb_member *member, enum nb_pace pace, uint64_t now_ns)
{
	if (traffic->stopping || traffic->bench->plan->pace != pace)
		return;
	if (member->index % traffic->stride == 0)
		post(traffic, member->index / traffic->stride, now_ns);
}

static void
on_delivery(void *owner, struct nb_member *member, const char *line, size_t len, uint64_t now_ns)
{
	struct traffic *traffic = owner;
	uint32_t sender_count = traffic->bench->plan->sender_count;
	struct nb_mark mark;
	uint32_t *heard;

	if (!nb_mark_find(line, len, &mark) || mark.sender >= sender_count)
		nb_die("a message without a mark of ours: %.*s", (int)len, line);
	heard = &traffic->heard[(size_t)member->index * sender_count + mark.sender];
	if (mark.number != *heard + 1)
		nb_die("member %u got message %u of sender %u after message %u", member->index,
		       mark.number, mark.sender, *heard);
	*heard = mark.number;
	traffic->delivered++;
	if (nb_window_holds(&traffic->window, mark.sent_ns))
		nb_hist_record(&traffic->bench->result.delivery, now_ns - mark.sent_ns);
	if (traffic->senders[mark.sender].member == member)
		go_on(traffic, member, NB_PACE_DELIVERY, now_ns);
}

static void
on_answer(void *owner, struct nb_member *member, uint64_t id, size_t len, uint64_t now_ns)
{
	struct traffic *traffic = owner;
	uint64_t asked_ns = member->asked_ns[id % NB_ASKED_MAX];

	(void)len;
	traffic->answered++;
	if (nb_window_holds(&traffic->window, asked_ns))
		nb_hist_record(&traffic->bench->result.answer, now_ns - asked_ns);
	go_on(traffic, member, NB_PACE_ACK, now_ns);
}

/* Posts at the plan's rate. Each message counts from the moment it was due, so a stall of the
 * server, or of this generator, shows in every message that had to wait for it. */
static void
run_by_clock(struct traffic *traffic, uint64_t until_ns)
{
	const struct nb_plan *plan = traffic->bench->plan;
	uint64_t step_ns = NB_NS_PER_S / plan->rate_per_s;
	uint64_t due_ns = nb_now_ns();
	uint32_t slot = (uint32_t)(traffic->posted % plan->sender_count);

	while (due_ns < until_ns) {
		nb_net_run_until(&traffic->bench->net, due_ns);
		post(traffic, slot, due_ns);
		slot = (slot + 1) % plan->sender_count;
		due_ns += step_ns;
	}
	nb_net_run_until(&traffic->bench->net, until_ns);
}

static void
run_for(struct traffic *traffic, uint64_t span_ns)
{
	uint64_t until_ns = nb_now_ns() + span_ns;

	if (traffic->bench->plan->pace == NB_PACE_CLOCK)
		run_by_clock(traffic, until_ns);
	else
		nb_net_run_until(&traffic->bench->net, until_ns);
}

/* Waits for what is still under way; all of it must come. */
static void
drain(struct traffic *traffic)
{
	uint64_t deadline_ns = nb_now_ns() + DRAIN_MAX_NS;
	uint64_t expected = traffic->posted * traffic->bench->plan->seats.members_per_room;

	traffic->stopping = true;
	while (traffic->delivered < expected || traffic->answered < traffic->posted) {
		nb_net_step(&traffic->bench->net, deadline_ns);
		if (nb_now_ns() > deadline_ns)
			nb_die("%ju of %ju deliveries and %ju of %ju answers never came",
			       (uintmax_t)(expected - traffic->delivered), (uintmax_t)expected,
			       (uintmax_t)(traffic->posted - traffic->answered),
			       (uintmax_t)traffic->posted);
	}
}

static void
speak_and_measure(struct traffic *traffic)
{
	const struct nb_plan *plan = traffic->bench->plan;
	struct nb_result *result = &traffic->bench->result;
	uint64_t delivered, answered;

	nb_window_prepare(&traffic->window, traffic->bench->server_pid);
	if (plan->pace != NB_PACE_CLOCK)
		for (uint32_t slot = 0; slot < plan->sender_count; slot++)
			post(traffic, slot, nb_now_ns());
	run_for(traffic, traffic->bench->warm_ns);
	delivered = traffic->delivered;
	answered = traffic->answered;
	nb_window_begin(&traffic->window);
	run_for(traffic, traffic->bench->measure_ns);
	result->deliveries = traffic->delivered - delivered;
	result->answers = traffic->answered - answered;
	nb_window_end(&traffic->window, result);
	drain(traffic);
}

static void
take_seats(struct traffic *traffic)
{
	static const struct nb_fleet_calls calls = {on_delivery, on_answer};
	const struct nb_plan *plan = traffic->bench->plan;
	struct nb_fleet *fleet = &traffic->fleet;

	fleet->net = &traffic->bench->net;
	fleet->dialect = traffic->bench->dialect;
	fleet->people = &traffic->bench->people;
	fleet->seats = plan->seats;
	fleet->joins = true;
	fleet->calls = &calls;
	fleet->owner = traffic;
	traffic->stride = plan->seats.member_count / plan->sender_count;
	traffic->senders = nb_zalloc(plan->sender_count, sizeof *traffic->senders);
	traffic->heard = nb_zalloc((size_t)plan->seats.member_count * plan->sender_count,
	                           sizeof *traffic->heard);
	nb_fleet_open(fleet);
	for (uint32_t slot = 0; slot < plan->sender_count; slot++)
		traffic->senders[slot].member = &fleet->members[slot * traffic->stride];
}

void
nb_run_rooms(struct nb_bench *bench)
{
	struct traffic traffic = {.bench = bench};
	struct nb_fleet idle = {
	    .net = &bench->net,
	    .dialect = bench->dialect,
	    .people = &bench->people,
	    .seats = nb_plan_idle_seats(bench),
	    .joins = true,
	};

	if (bench->plan->idle_beside) {
		nb_fleet_open(&idle);
		nb_net_run_until(&bench->net, nb_now_ns() + SETTLE_NS);
	}
	take_seats(&traffic);
	speak_and_measure(&traffic);
	nb_fleet_close(&traffic.fleet);
	if (bench->plan->idle_beside)
		nb_fleet_close(&idle);
	free(traffic.senders);
	free(traffic.heard);
}
