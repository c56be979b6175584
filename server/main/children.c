/* children.c - makes processes and speaks to them over the control channel.
 * Not for deciding when; see supervise.c. */
#include "children.h"

#include "noaber/clock.h"
#include "noaber/log.h"

#include <errno.h>
#include <fcntl.h>
#include <grp.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <sys/time.h>
#include <unistd.h>

/* A burst of a busy room fits the link without a stop; the kernel doubles it and, unless we are
 * root, cuts it to net.core.wmem_max (416 KiB after doubling on Debian 12). */
#define LINK_BUFFER_BYTES (1024 * 1024)
/* A start message is far smaller than the socket's buffer, so a wait means a stuck reader. */
#define TELL_MOST_MS 1000
#define EXIT_NOT_STARTED 127 /* as the shell says it */

const char *
nb_child_name(const struct nb_child *child)
{
	static char name[16];

	if (child->is_core)
		return "core";
	snprintf(name, sizeof(name), "edge %u", child->number);
	return name;
}

/* ---- a process ---- */

static bool
drop_privileges(const struct nb_provisions *provisions)
{
	gid_t gid = provisions->gid;

	if (!provisions->is_dropping)
		return true;
	return setgroups(1, &gid) == 0 && setresgid(gid, gid, gid) == 0 &&
	       setresuid(provisions->uid, provisions->uid, provisions->uid) == 0;
}

/* stdin empty, stdout to where the log goes, the control channel on its place, the rest shut:
 * descriptors that systemd or a shell left open are nobody's business in there. */
static bool
arrange_fds(int control_fd)
{
	int nothing = open("/dev/null", O_RDONLY);

	if (nothing < 0 || dup2(nothing, STDIN_FILENO) < 0 ||
	    dup2(STDERR_FILENO, STDOUT_FILENO) < 0)
		return false;
	if (control_fd == NB_CONTROL_FD)
		return fcntl(control_fd, F_SETFD, 0) == 0 &&
		       close_range(NB_CONTROL_FD + 1, ~0U, 0) == 0;
	return dup2(control_fd, NB_CONTROL_FD) >= 0 && close_range(NB_CONTROL_FD + 1, ~0U, 0) == 0;
}

/* Between fork and exec. The order matters: changing the user forgets the wish to die with the
 * parent (prctl(2)), and a parent that died before the wish is noticed by its number. */
static _Noreturn void
become_child(bool is_core, int control_fd, pid_t parent, const struct nb_provisions *provisions)
{
	char name[] = "noaberd";
	char core[] = "core";
	char edge[] = "edge";
	char *const arguments[] = {name, is_core ? core : edge, NULL};
	sigset_t none;

	sigemptyset(&none);
	if (arrange_fds(control_fd) && setpgid(0, 0) == 0 && drop_privileges(provisions) &&
	    prctl(PR_SET_PDEATHSIG, SIGKILL) == 0 && getppid() == parent &&
	    sigprocmask(SIG_SETMASK, &none, NULL) == 0)
		execv("/proc/self/exe", arguments);
	nb_log(NB_LOG_ERROR, "child.not_started", "errno %d", errno);
	_exit(EXIT_NOT_STARTED);
}

enum nb_status
nb_child_spawn(struct nb_child *child, const struct nb_provisions *provisions)
{
	struct timeval wait_most = {.tv_sec = TELL_MOST_MS / 1000};
	pid_t parent = getpid();
	int pair[2];

	if (socketpair(AF_UNIX, SOCK_SEQPACKET | SOCK_CLOEXEC, 0, pair) != 0)
		return NB_E_UNAVAILABLE;
	(void)setsockopt(pair[0], SOL_SOCKET, SO_SNDTIMEO, &wait_most, sizeof(wait_most));
	pid_t pid = fork();
	if (pid == 0)
		become_child(child->is_core, pair[1], parent, provisions);
	close(pair[1]);
	if (pid < 0) {
		close(pair[0]);
		return NB_E_UNAVAILABLE;
	}
	child->pid = pid;
	child->control_fd = pair[0];
	child->state = NB_CHILD_STARTING;
	child->since_ms = nb_clock_steady_ms();
	return NB_OK;
}

void
nb_child_kill(struct nb_child *child)
{
	if (child->pid > 0)
		(void)kill(child->pid, SIGKILL);
}

void
nb_child_ended(struct nb_child *child, int64_t now_ms)
{
	if (child->control_fd >= 0)
		close(child->control_fd);
	child->control_fd = -1;
	child->pid = 0;
	child->state = NB_CHILD_DOWN;
	child->since_ms = now_ms;
}

/* ---- what it is told ---- */

static void
send_message(struct nb_child *child, const struct nb_control_message *message)
{
	if (child->control_fd < 0)
		return;
	enum nb_status status = nb_control_send(child->control_fd, message);
	if (status != NB_OK) {
		nb_log(NB_LOG_WARN, "child.not_told", "%s, message %d, %s", nb_child_name(child),
		       (int)message->type, nb_status_row(status)->word);
		nb_child_kill(child);
	}
}

void
nb_child_tell(struct nb_child *child, enum nb_control_type type)
{
	send_message(child, &(struct nb_control_message){.type = type, .fd = -1});
}

static void
send_bytes(struct nb_child *child, enum nb_control_type type, const void *bytes, size_t length)
{
	send_message(
	    child, &(struct nb_control_message){
		       .type = type, .number = child->number, .bytes = {bytes, length}, .fd = -1});
}

static void
send_fd(struct nb_child *child, enum nb_control_type type, uint32_t number, int fd)
{
	send_message(child, &(struct nb_control_message){.type = type, .number = number, .fd = fd});
}

void
nb_child_hand_over(struct nb_child *child, const struct nb_provisions *provisions, bool is_reload)
{
	send_bytes(child, NB_CONTROL_SETTINGS, &provisions->settings, sizeof(provisions->settings));
	if (child->is_core && !is_reload) {
		send_bytes(child, NB_CONTROL_MASTER_KEY, provisions->master_key,
		           sizeof(provisions->master_key));
		send_bytes(child, NB_CONTROL_PROVIDER, provisions->provider.at,
		           provisions->provider.length);
		send_bytes(child, NB_CONTROL_PUSH, provisions->push.at, provisions->push.length);
	}
	if (!child->is_core)
		send_bytes(child, NB_CONTROL_CERTIFICATE, provisions->certificate.at,
		           provisions->certificate.length);
	if (!child->is_core && !is_reload)
		send_fd(child, NB_CONTROL_LISTENER, child->number, child->listener_fd);
}

/* Best effort: a small buffer is slower, not wrong. */
static void
enlarge_buffers(int fd)
{
	static const struct {
		int forced; /* above the system's bound; root only */
		int asked;
	} directions[] = {{SO_SNDBUFFORCE, SO_SNDBUF}, {SO_RCVBUFFORCE, SO_RCVBUF}};
	int bytes = LINK_BUFFER_BYTES;

	for (size_t i = 0; i < NB_COUNT(directions); i++) {
		if (setsockopt(fd, SOL_SOCKET, directions[i].forced, &bytes, sizeof(bytes)) != 0)
			(void)setsockopt(fd, SOL_SOCKET, directions[i].asked, &bytes,
			                 sizeof(bytes));
	}
}

void
nb_child_link(struct nb_child *core, struct nb_child *edge)
{
	int pair[2];

	if (socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0, pair) != 0) {
		/* An edge without a link serves nobody; as a dead one it is tried again. */
		nb_log(NB_LOG_ERROR, "child.no_link", "%s, errno %d", nb_child_name(edge), errno);
		nb_child_kill(edge);
		return;
	}
	enlarge_buffers(pair[0]);
	enlarge_buffers(pair[1]);
	send_fd(core, NB_CONTROL_LINK, edge->number, pair[0]);
	send_fd(edge, NB_CONTROL_LINK, edge->number, pair[1]);
	close(pair[0]);
	close(pair[1]);
}
