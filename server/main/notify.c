/* notify.c - one datagram to the socket of systemd per change of state.
 * Not for anything that must arrive: when systemd does not listen, we serve all the same. */
#include "notify.h"

#include <errno.h>
#include <stddef.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

static struct sockaddr_un listener; /* sun_family 0 = nobody listens */
static socklen_t listener_length;
static int64_t watchdog_ms;

void
nb_notify_init(void)
{
	const char *path = getenv("NOTIFY_SOCKET");
	const char *watchdog = getenv("WATCHDOG_USEC");

	if (path && *path && strlen(path) < sizeof(listener.sun_path)) {
		listener.sun_family = AF_UNIX;
		memcpy(listener.sun_path, path, strlen(path));
		if (*path == '@') /* an abstract name begins with a 0 byte (unix(7)) */
			listener.sun_path[0] = '\0';
		listener_length =
		    (socklen_t)(offsetof(struct sockaddr_un, sun_path) + strlen(path));
	}
	if (watchdog)
		watchdog_ms = strtoll(watchdog, NULL, 10) / 2000;
	unsetenv("NOTIFY_SOCKET");
	unsetenv("WATCHDOG_USEC");
	unsetenv("WATCHDOG_PID");
}

void
nb_notify(const char *state)
{
	if (listener.sun_family != AF_UNIX)
		return;
	int fd = socket(AF_UNIX, SOCK_DGRAM | SOCK_CLOEXEC, 0);
	if (fd < 0)
		return;
	(void)sendto(fd, state, strlen(state), MSG_NOSIGNAL | MSG_DONTWAIT,
	             (const struct sockaddr *)&listener, listener_length);
	close(fd);
}

int64_t
nb_notify_watchdog_ms(void)
{
	return watchdog_ms;
}
