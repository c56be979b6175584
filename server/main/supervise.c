/* supervise.c - one poll loop over signals, children and the clock; no threads.
 * Not for any byte of the network, nor for what events mean to children: that is life.c. */
#include "supervise.h"

#include "life.h"
#include "listen.h"
#include "notify.h"
#include "provide.h"

#include "noaber/clock.h"
#include "noaber/log.h"

#include <poll.h>
#include <signal.h>
#include <sys/prctl.h>
#include <sys/signalfd.h>
#include <sys/wait.h>
#include <unistd.h>

/* ---- children ---- */

/* Also waits for strangers: as process 1 of a container we inherit orphans. */
static void
reap(struct nb_supervisor *s)
{
	int how;
	pid_t pid;

	while ((pid = waitpid(-1, &how, WNOHANG)) > 0) {
		for (size_t i = 0; i < s->child_count; i++) {
			if (s->children[i].pid == pid)
				nb_life_take_end(s, &s->children[i], how);
		}
	}
}

static void
hear_child(struct nb_supervisor *s, struct nb_child *child)
{
	struct nb_control_message message;
	char nothing[16]; /* what children say carries no bytes */

	if (nb_control_receive(child->control_fd, nothing, sizeof(nothing), &message) != NB_OK) {
		/* Without the channel it can neither be told to stop nor get a new link. */
		close(child->control_fd);
		child->control_fd = -1;
		if (!nb_life_is_draining(s))
			nb_child_kill(child);
		return;
	}
	if (message.fd >= 0)
		close(message.fd);
	if (message.type == NB_CONTROL_READY && child->state == NB_CHILD_STARTING)
		nb_life_take_ready(s, child);
	else if (message.type == NB_CONTROL_LINK)
		nb_life_link_again(s, message.number);
	else
		nb_log(NB_LOG_WARN, "child.odd_message", "%s, message %d", nb_child_name(child),
		       (int)message.type);
}

/* ---- signals ---- */

static void
reload(struct nb_supervisor *s)
{
	nb_notify("RELOADING=1");
	if (nb_provide_again(s->source, &s->provisions)) {
		for (size_t i = 0; i < s->child_count; i++)
			nb_child_hand_over(&s->children[i], &s->provisions, true);
		nb_log(NB_LOG_INFO, "reload.done", "new connections get the new certificate");
	} else {
		nb_log(NB_LOG_ERROR, "reload.refused", "nothing has changed");
	}
	nb_notify("READY=1");
}

static void
take_signals(struct nb_supervisor *s)
{
	struct signalfd_siginfo signal;

	while (read(s->signal_fd, &signal, sizeof(signal)) == (ssize_t)sizeof(signal)) {
		switch (signal.ssi_signo) {
		case SIGCHLD: reap(s); break;
		case SIGHUP:
			if (s->phase == NB_PHASE_SERVING)
				reload(s);
			break;
		default: nb_life_drain(s, 0); break; /* SIGTERM, SIGINT */
		}
	}
}

/* Blocked everywhere, read here; children get an empty mask back. */
static bool
open_signals(struct nb_supervisor *s)
{
	sigset_t ours;

	sigemptyset(&ours);
	sigaddset(&ours, SIGCHLD);
	sigaddset(&ours, SIGHUP);
	sigaddset(&ours, SIGINT);
	sigaddset(&ours, SIGTERM);
	if (sigprocmask(SIG_SETMASK, &ours, NULL) != 0)
		return false;
	s->signal_fd = signalfd(-1, &ours, SFD_NONBLOCK | SFD_CLOEXEC);
	return s->signal_fd >= 0;
}

/* ---- the loop ---- */

static void
sooner(int64_t *wait_ms, int64_t candidate_ms)
{
	if (candidate_ms < 0)
		candidate_ms = 0;
	if (candidate_ms < *wait_ms)
		*wait_ms = candidate_ms;
}

/* Milliseconds until the next thing is due. */
static int
time_to_next(const struct nb_supervisor *s, int64_t now_ms)
{
	int64_t wait_ms = 60000; /* a start that takes too long is noticed within a minute */

	if (nb_notify_watchdog_ms() > 0)
		sooner(&wait_ms, s->watchdog_due_ms - now_ms);
	if (s->phase == NB_PHASE_DRAINING_CORE && now_ms < s->drain_since_ms + NB_DRAIN_CORE_MS)
		sooner(&wait_ms, s->drain_since_ms + NB_DRAIN_CORE_MS - now_ms);
	/* Past that the kernel is ending them; SIGCHLD wakes us. */
	if (nb_life_is_draining(s) && now_ms < s->drain_since_ms + NB_DRAIN_ALL_MS)
		sooner(&wait_ms, s->drain_since_ms + NB_DRAIN_ALL_MS - now_ms);
	for (size_t i = 0; i < s->child_count && !nb_life_is_draining(s); i++) {
		if (s->children[i].state == NB_CHILD_DOWN)
			sooner(&wait_ms, s->children[i].due_ms - now_ms);
	}
	return (int)wait_ms;
}

static void
wait_and_hear(struct nb_supervisor *s)
{
	struct pollfd polls[NB_CHILDREN_MOST + 1] = {{.fd = s->signal_fd, .events = POLLIN}};

	for (size_t i = 0; i < s->child_count; i++)
		polls[i + 1] = (struct pollfd){.fd = s->children[i].control_fd, .events = POLLIN};
	int count = poll(polls, (nfds_t)s->child_count + 1, time_to_next(s, nb_clock_steady_ms()));
	if (count <= 0)
		return;
	/* Words before ends: a READY and a death in one turn are told in their order. */
	for (size_t i = 0; i < s->child_count; i++) {
		if (polls[i + 1].revents)
			hear_child(s, &s->children[i]);
	}
	if (polls[0].revents)
		take_signals(s);
}

static void
tend(struct nb_supervisor *s)
{
	int64_t now_ms = nb_clock_steady_ms();

	if (nb_life_is_draining(s)) {
		nb_life_watch_drain(s, now_ms);
	} else {
		nb_life_watch_starts(s, now_ms);
		nb_life_bring_up_due(s, now_ms);
	}
	if (nb_notify_watchdog_ms() > 0 && now_ms >= s->watchdog_due_ms) {
		s->watchdog_due_ms = now_ms + nb_notify_watchdog_ms();
		nb_notify("WATCHDOG=1");
	}
}

/* The core and each edge, all still to be started, with their listeners. */
static bool
make_children(struct nb_supervisor *s)
{
	int listeners[NB_EDGES_MOST];
	size_t edges = (size_t)s->provisions.settings.edges;
	const char *what = nb_listen_open(&s->provisions.settings, edges, listeners);

	if (what) {
		nb_log(NB_LOG_ERROR, "start.refused", "%s", what);
		return false;
	}
	s->child_count = edges + 1;
	for (size_t i = 0; i < s->child_count; i++)
		s->children[i] = (struct nb_child){.is_core = i == 0,
		                                   .number = i == 0 ? 0 : (uint32_t)i - 1,
		                                   .control_fd = -1,
		                                   .listener_fd = i == 0 ? -1 : listeners[i - 1],
		                                   .backoff_ms = NB_BACKOFF_LEAST_MS};
	return true;
}

int
nb_supervise(const struct nb_config_source *source)
{
	struct nb_supervisor s = {.source = source, .phase = NB_PHASE_STARTING};

	nb_notify_init();
	/* Keys lie in this memory: no debugger, no /proc/<pid>/mem for others (prctl(2)). */
	(void)prctl(PR_SET_DUMPABLE, 0);
	if (!open_signals(&s) || !nb_provide(source, &s.provisions))
		return 1;
	if (!make_children(&s)) {
		nb_provisions_finish(&s.provisions);
		return 1;
	}
	while (!nb_life_is_over(&s)) {
		tend(&s);
		wait_and_hear(&s);
	}
	nb_log(NB_LOG_INFO, "stopped", "after %lld ms",
	       (long long)(nb_clock_steady_ms() - s.drain_since_ms));
	nb_provisions_finish(&s.provisions);
	return s.exit_code;
}
