/* listen.c - opens the sockets that edges accept from, or takes them from systemd.
 * Not for accepting: no byte of the network is read in this process. */
#include "listen.h"

#include <arpa/inet.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

/* The kernel cuts it to net.core.somaxconn, 4096 on Debian 12. Long, because everybody reconnects
 * at once after a restart of an edge. */
#define BACKLOG 4096
#define SYSTEMD_FIRST_FD 3 /* sd_listen_fds(3) */

struct address {
	struct sockaddr_storage bytes;
	socklen_t length;
};

static bool
read_address(const struct nb_settings *settings, struct address *ret)
{
	struct sockaddr_in v4 = {.sin_family = AF_INET,
	                         .sin_port = htons((uint16_t)settings->port)};
	struct sockaddr_in6 v6 = {.sin6_family = AF_INET6,
	                          .sin6_port = htons((uint16_t)settings->port)};

	memset(ret, 0, sizeof(*ret));
	if (inet_pton(AF_INET, settings->listen, &v4.sin_addr) == 1) {
		memcpy(&ret->bytes, &v4, sizeof(v4));
		ret->length = sizeof(v4);
	} else if (inet_pton(AF_INET6, settings->listen, &v6.sin6_addr) == 1) {
		memcpy(&ret->bytes, &v6, sizeof(v6));
		ret->length = sizeof(v6);
	}
	return ret->length > 0;
}

/* A bound socket, or -1 with errno. "::" also takes IPv4, as people expect of "everything". */
static int
bind_one(const struct address *address, bool is_shared)
{
	int on = 1;
	int off = 0;
	int fd = socket(address->bytes.ss_family, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0);

	if (fd < 0)
		return -1;
	bool done =
	    setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on)) == 0 &&
	    (!is_shared || setsockopt(fd, SOL_SOCKET, SO_REUSEPORT, &on, sizeof(on)) == 0) &&
	    (address->bytes.ss_family != AF_INET6 ||
	     setsockopt(fd, IPPROTO_IPV6, IPV6_V6ONLY, &off, sizeof(off)) == 0) &&
	    bind(fd, (const struct sockaddr *)&address->bytes, address->length) == 0;
	if (!done) {
		int why = errno;

		close(fd);
		errno = why;
		return -1;
	}
	return fd;
}

/* With SO_REUSEPORT a second daemon of the same user would silently get half of the connections.
 * A socket without it cannot be bound next to one that listens, so it asks the question for us. */
static const char *
try_port(const struct address *address)
{
	int fd = bind_one(address, false);

	if (fd >= 0) {
		close(fd);
		return NULL;
	}
	return errno == EADDRINUSE      ? "the port is taken by another program"
	       : errno == EACCES        ? "this port needs root, a capability or socket activation"
	       : errno == EADDRNOTAVAIL ? "this machine does not have the address of server.listen"
	                                : "the listening socket cannot be opened";
}

static void
close_all(const int *fds, size_t count)
{
	for (size_t i = 0; i < count; i++)
		close(fds[i]);
}

static const char *
open_own(const struct nb_settings *settings, size_t count, int *ret_fds)
{
	struct address address;

	if (!read_address(settings, &address))
		return "server.listen is not an address";
	const char *what = try_port(&address);
	if (what)
		return what;
	for (size_t i = 0; i < count; i++) {
		int fd = bind_one(&address, true);

		if (fd < 0 || listen(fd, BACKLOG) != 0) {
			if (fd >= 0)
				close(fd);
			close_all(ret_fds, i);
			return "the listening socket cannot be opened";
		}
		ret_fds[i] = fd;
	}
	return NULL;
}

/* A small number from the environment; -1 when it is not there or not one. */
static long
environment_number(const char *name)
{
	const char *text = getenv(name);
	char *end;

	if (!text || !*text)
		return -1;
	errno = 0;
	long number = strtol(text, &end, 10);
	return errno == 0 && !*end ? number : -1;
}

static bool
is_listening(int fd)
{
	int answer = 0;
	socklen_t length = sizeof(answer);

	return getsockopt(fd, SOL_SOCKET, SO_ACCEPTCONN, &answer, &length) == 0 && answer;
}

/* More edges than sockets share; more sockets than edges would leave some unheard, so refuse. */
static const char *
take_from_systemd(size_t given, size_t count, int *ret_fds)
{
	if (given > count)
		return "systemd hands over more sockets than there are edges";
	for (size_t i = 0; i < given; i++) {
		int fd = SYSTEMD_FIRST_FD + (int)i;

		if (!is_listening(fd))
			return "what systemd hands over is not a listening socket";
	}
	for (size_t i = 0; i < count; i++) {
		int own = fcntl(SYSTEMD_FIRST_FD + (int)(i % given), F_DUPFD_CLOEXEC, 10);

		if (own < 0 || fcntl(own, F_SETFL, O_NONBLOCK) != 0) {
			if (own >= 0)
				close(own);
			close_all(ret_fds, i);
			return "the sockets of systemd cannot be taken";
		}
		ret_fds[i] = own;
	}
	for (size_t i = 0; i < given; i++)
		close(SYSTEMD_FIRST_FD + (int)i);
	return NULL;
}

const char *
nb_listen_open(const struct nb_settings *settings, size_t count, int *ret_fds)
{
	long given = environment_number("LISTEN_FDS");
	bool is_for_us = environment_number("LISTEN_PID") == (long)getpid();

	/* Children are not the ones that systemd speaks to. */
	unsetenv("LISTEN_FDS");
	unsetenv("LISTEN_PID");
	unsetenv("LISTEN_FDNAMES");
	if (is_for_us && given > 0)
		return take_from_systemd((size_t)given, count, ret_fds);
	return open_own(settings, count, ret_fds);
}
