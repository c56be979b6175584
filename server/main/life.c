/* life.c - the life of core and edges: starting, ready, ended, stopping.
 * Not for waiting: supervise.c has the loop and calls in here when something happened. */
#include "life.h"

#include "notify.h"

#include "noaber/clock.h"
#include "noaber/log.h"

#include <errno.h>
#include <sys/wait.h>
#include <unistd.h>

#define BACKOFF_MOST_MS 2000
#define HEALTHY_MS 30000 /* so long serving makes the next crash a first one again */
/* A migration copies the store first, so a start may take minutes, but not for ever. */
#define START_MOST_MS 600000

bool
nb_life_is_draining(const struct nb_supervisor *s)
{
	return s->phase >= NB_PHASE_DRAINING_CORE;
}

/* ---- starting ---- */

static void
back_off(struct nb_child *child, int64_t now_ms)
{
	child->due_ms = now_ms + child->backoff_ms;
	child->backoff_ms *= 2;
	if (child->backoff_ms > BACKOFF_MOST_MS)
		child->backoff_ms = BACKOFF_MOST_MS;
}

/* false: no process now; tried again later. */
static bool
spawn(struct nb_supervisor *s, struct nb_child *child)
{
	if (nb_child_spawn(child, &s->provisions) != NB_OK) {
		nb_log(NB_LOG_ERROR, "child.not_started", "%s, errno %d", nb_child_name(child),
		       errno);
		back_off(child, nb_clock_steady_ms());
		return false;
	}
	nb_child_hand_over(child, &s->provisions, false);
	return true;
}

/* Start all that are due. A fresh core needs links to every edge, a fresh edge one to the core;
 * whoever was alive already hears that its old link is void. START comes last (control.h). */
void
nb_life_bring_up_due(struct nb_supervisor *s, int64_t now_ms)
{
	bool is_fresh[NB_CHILDREN_MOST] = {false};
	struct nb_child *core = &s->children[0];

	for (size_t i = 0; i < s->child_count; i++) {
		if (s->children[i].state == NB_CHILD_DOWN && now_ms >= s->children[i].due_ms)
			is_fresh[i] = spawn(s, &s->children[i]);
	}
	for (size_t i = 1; i < s->child_count; i++) {
		struct nb_child *edge = &s->children[i];

		if ((is_fresh[0] || is_fresh[i]) && core->pid > 0 && edge->pid > 0)
			nb_child_link(core, edge);
	}
	for (size_t i = 0; i < s->child_count; i++) {
		if (is_fresh[i])
			nb_child_tell(&s->children[i], NB_CONTROL_START);
	}
}

void
nb_life_link_again(struct nb_supervisor *s, uint32_t number)
{
	for (size_t i = 1; i < s->child_count; i++) {
		struct nb_child *edge = &s->children[i];

		/* One that has ended gets its link when it is started anew. */
		if (edge->number == number && edge->state == NB_CHILD_SERVING &&
		    s->children[0].state == NB_CHILD_SERVING && !nb_life_is_draining(s))
			nb_child_link(&s->children[0], edge);
	}
}

static bool
all_serve(const struct nb_supervisor *s)
{
	for (size_t i = 0; i < s->child_count; i++) {
		if (s->children[i].state != NB_CHILD_SERVING)
			return false;
	}
	return true;
}

void
nb_life_take_ready(struct nb_supervisor *s, struct nb_child *child)
{
	child->state = NB_CHILD_SERVING;
	child->since_ms = nb_clock_steady_ms();
	nb_log(NB_LOG_INFO, "child.ready", "%s, pid %d", nb_child_name(child), (int)child->pid);
	if (s->phase == NB_PHASE_STARTING && all_serve(s)) {
		s->phase = NB_PHASE_SERVING;
		nb_notify("READY=1");
		nb_log(NB_LOG_INFO, "serving", "%zu edges on port %lld", s->child_count - 1,
		       (long long)s->provisions.settings.port);
	}
}

void
nb_life_watch_starts(struct nb_supervisor *s, int64_t now_ms)
{
	for (size_t i = 0; i < s->child_count; i++) {
		struct nb_child *child = &s->children[i];

		if (child->state == NB_CHILD_STARTING &&
		    now_ms - child->since_ms >= START_MOST_MS) {
			nb_log(NB_LOG_ERROR, "child.start_too_long", "%s", nb_child_name(child));
			nb_child_kill(child);
		}
	}
}

void
nb_life_take_end(struct nb_supervisor *s, struct nb_child *child, int how)
{
	int64_t now_ms = nb_clock_steady_ms();
	int64_t served_ms = child->state == NB_CHILD_SERVING ? now_ms - child->since_ms : 0;
	bool is_signal = WIFSIGNALED(how);

	nb_log(nb_life_is_draining(s) ? NB_LOG_INFO : NB_LOG_ERROR, "child.ended",
	       "%s, pid %d, %s %d", nb_child_name(child), (int)child->pid,
	       is_signal ? "signal" : "code", is_signal ? WTERMSIG(how) : WEXITSTATUS(how));
	nb_child_ended(child, now_ms);
	if (s->phase == NB_PHASE_STARTING) {
		/* Never worked: a refusal that a retry would only repeat (P6: wrong key). */
		nb_life_drain(s, 1);
		return;
	}
	if (served_ms >= HEALTHY_MS)
		child->backoff_ms = NB_BACKOFF_LEAST_MS;
	back_off(child, now_ms);
}

/* ---- stopping ---- */

static void
tell_edges_to_drain(struct nb_supervisor *s)
{
	s->phase = NB_PHASE_DRAINING_EDGES;
	for (size_t i = 1; i < s->child_count; i++)
		nb_child_tell(&s->children[i], NB_CONTROL_DRAIN);
}

void
nb_life_drain(struct nb_supervisor *s, int exit_code)
{
	if (nb_life_is_draining(s))
		return;
	nb_notify("STOPPING=1");
	nb_log(NB_LOG_INFO, "stopping", "draining");
	s->exit_code = exit_code;
	s->drain_since_ms = nb_clock_steady_ms();
	s->phase = NB_PHASE_DRAINING_CORE;
	/* Ours would keep the queue of new connections alive after the edges have left it. */
	for (size_t i = 1; i < s->child_count; i++) {
		close(s->children[i].listener_fd);
		s->children[i].listener_fd = -1;
	}
	nb_child_tell(&s->children[0], NB_CONTROL_DRAIN);
}

void
nb_life_watch_drain(struct nb_supervisor *s, int64_t now_ms)
{
	int64_t spent_ms = now_ms - s->drain_since_ms;

	if (s->phase == NB_PHASE_DRAINING_CORE && spent_ms >= NB_DRAIN_CORE_MS &&
	    s->children[0].pid > 0) {
		nb_log(NB_LOG_WARN, "stopping", "the core takes too long");
		nb_child_kill(&s->children[0]);
	}
	if (s->phase == NB_PHASE_DRAINING_CORE && s->children[0].pid == 0)
		tell_edges_to_drain(s);
	if (spent_ms >= NB_DRAIN_ALL_MS) {
		for (size_t i = 0; i < s->child_count; i++)
			nb_child_kill(&s->children[i]);
	}
}

bool
nb_life_is_over(const struct nb_supervisor *s)
{
	for (size_t i = 0; i < s->child_count; i++) {
		if (s->children[i].pid > 0)
			return false;
	}
	return nb_life_is_draining(s);
}
