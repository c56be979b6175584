/*
 * edge_echo.c - a real edge with a toy in the place of supervisor and core, for the conformance
 * tests: it answers frames with themselves and does what a few text commands say. It checks
 * nothing; the tests do.
 *
 * edge-echo <certificate.pem> <key.pem> [section.name=value ...] prints {"port":…,"edge_pid":…,…}.
 * A frame that starts with "/" is a command (table below), any other is sent back. Lines on stdin
 * play the supervisor: "certificate <cert> <key>", "core stop", "core start", "drain", "stats".
 */
#include "noaber/control.h"
#include "noaber/edge.h"
#include "noaber/link.h"
#include "noaber/log.h"
#include "noaber/settings.h"

#include <arpa/inet.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

/* Memory says nothing about the edge then. */
#if defined(__SANITIZE_ADDRESS__)
#define SANITIZED 1
#else
#define SANITIZED 0
#endif

#define TOKEN "cmVhbGx5LW5vdC1hLXNlY3JldC1qdXN0LWEtdGVzdA"

static struct {
	int control;
	int link; /* -1: the core is stopped */
	pid_t edge;
	bool accepts;
	bool silent; /* HTTP questions stay without an answer */
	struct nb_settings settings;
	struct nb_buf in;
	struct nb_buf out;
	unsigned long opens, announced, held, frames, closes, asks;
} toy = {.control = -1, .link = -1, .accepts = true};

static void
die(const char *what)
{
	perror(what);
	exit(1);
}

static void
flush(void)
{
	while (toy.link >= 0 && toy.out.length) {
		ssize_t n = write(toy.link, toy.out.at, toy.out.length);

		if (n <= 0)
			break;
		nb_buf_consume(&toy.out, (size_t)n);
	}
	nb_buf_clear(&toy.out);
}

static void
say(struct nb_link_message message)
{
	nb_link_encode(&message, &toy.out);
	if (toy.out.length > 1u << 20)
		flush();
}

static void
send_text(uint64_t conn, const char *text)
{
	say((struct nb_link_message){
	    .type = NB_LINK_SEND, .conn = conn, .first = nb_str_from(text)});
}

/* ---- commands in frames ---- */

static void
do_join(uint64_t conn, const char *args)
{
	say((struct nb_link_message){
	    .type = NB_LINK_JOIN, .conn = conn, .topic = strtoull(args, NULL, 10)});
	send_text(conn, "joined\n");
}

static void
do_leave(uint64_t conn, const char *args)
{
	say((struct nb_link_message){
	    .type = NB_LINK_LEAVE, .conn = conn, .topic = strtoull(args, NULL, 10)});
	send_text(conn, "left\n");
}

static void
do_publish(uint64_t conn, const char *args)
{
	char *text;
	uint64_t topic = strtoull(args, &text, 10);

	(void)conn;
	say((struct nb_link_message){
	    .type = NB_LINK_PUBLISH, .topic = topic, .first = nb_str_from(text + 1)});
}

/* "/burst <topic> <count> <bytes>": numbered lines of that size. */
static void
do_burst(uint64_t conn, const char *args)
{
	char *at;
	uint64_t topic = strtoull(args, &at, 10);
	unsigned long count = strtoul(at, &at, 10), bytes = strtoul(at, &at, 10);
	char *line = malloc(bytes + 32);

	if (!line)
		die("malloc");
	for (unsigned long i = 0; i < count; i++) {
		memset(line, 'x', bytes);
		int n = snprintf(line, bytes, "burst %lu ", i);
		line[n] = '.';
		line[bytes - 1] = '\n';
		say((struct nb_link_message){
		    .type = NB_LINK_PUBLISH, .topic = topic, .first = {line, bytes}});
	}
	free(line);
	send_text(conn, "burst done\n");
}

/* "/sends <count>": so many SENDs behind each other, to see them joined. */
static void
do_sends(uint64_t conn, const char *args)
{
	unsigned long count = strtoul(args, NULL, 10);

	for (unsigned long i = 0; i < count; i++) {
		char line[32];

		(void)snprintf(line, sizeof(line), "line %lu\n", i);
		send_text(conn, line);
	}
}

/* "/leavepublish <topic> <text>": the proof by order. */
static void
do_leave_publish(uint64_t conn, const char *args)
{
	say((struct nb_link_message){
	    .type = NB_LINK_LEAVE, .conn = conn, .topic = strtoull(args, NULL, 10)});
	do_publish(conn, args);
	send_text(conn, "left\n");
}

static void
do_close(uint64_t conn, const char *args)
{
	char *text;
	unsigned long code = strtoul(args, &text, 10);

	say((struct nb_link_message){.type = NB_LINK_CLOSE,
	                             .conn = conn,
	                             .code = (uint16_t)code,
	                             .first = nb_str_from(text)});
}

static void
do_stats(uint64_t conn, const char *args)
{
	char text[200];

	(void)args;
	(void)snprintf(
	    text, sizeof(text),
	    "{\"opens\":%lu,\"announced\":%lu,\"held\":%lu,\"frames\":%lu,\"closes\":%lu,"
	    "\"asks\":%lu}\n",
	    toy.opens, toy.announced, toy.held, toy.frames, toy.closes, toy.asks);
	send_text(conn, text);
}

static const struct {
	const char *word;
	void (*run)(uint64_t conn, const char *args);
} commands[] = {
    {"/join ", do_join},   {"/leave ", do_leave}, {"/publish ", do_publish},
    {"/burst ", do_burst}, {"/sends ", do_sends}, {"/leavepublish ", do_leave_publish},
    {"/close ", do_close}, {"/stats", do_stats},
};

static void
on_frame(const struct nb_link_message *message)
{
	toy.frames++;
	for (size_t i = 0; i < NB_COUNT(commands); i++) {
		struct nb_str word = nb_str_from(commands[i].word);

		if (nb_str_starts(message->first, word)) {
			char *args = strndup(message->first.at + word.length,
			                     message->first.length - word.length);

			commands[i].run(message->conn, args);
			free(args);
			return;
		}
	}
	say((struct nb_link_message){
	    .type = NB_LINK_SEND, .conn = message->conn, .first = message->first});
}

static void
on_http(const struct nb_link_message *message)
{
	char body[128];
	struct nb_link_message reply = {
	    .type = NB_LINK_HTTP_REPLY, .conn = message->conn, .code = 200};

	toy.asks++;
	if (toy.silent)
		return;
	(void)snprintf(body, sizeof(body), "{\"ok\":{\"kind\":%u,\"bytes\":%zu,\"token\":%zu}}\n",
	               message->code, message->second.length,
	               message->first.length - NB_LINK_ADDRESS_BYTES);
	reply.second = nb_str_from(body);
	if (message->code == NB_LINK_HTTP_POST)
		reply.first = NB_STR(TOKEN);
	if (message->code == NB_LINK_HTTP_DELETE)
		reply.first = NB_STR("-");
	say(reply);
}

static void
on_message(const struct nb_link_message *message)
{
	switch (message->type) {
	case NB_LINK_OPEN:
		toy.opens++;
		toy.announced += message->code;
		if (toy.accepts)
			say((struct nb_link_message){.type = NB_LINK_ACCEPT,
			                             .conn = message->conn,
			                             .first = NB_STR("ticket")});
		break;
	case NB_LINK_HELD: /* this core takes everybody back */
		toy.held++;
		say((struct nb_link_message){
		    .type = NB_LINK_JOIN, .conn = message->conn, .topic = message->topic});
		break;
	case NB_LINK_FRAME: on_frame(message); break;
	case NB_LINK_CLOSED: toy.closes++; break;
	case NB_LINK_HTTP: on_http(message); break;
	default: die("what the edge sent");
	}
}

static void
stop_core(void)
{
	close(toy.link);
	toy.link = -1;
	toy.opens = toy.announced = toy.held = toy.frames = toy.closes = toy.asks = 0;
}

static void
read_link(void)
{
	char *at = nb_buf_reserve(&toy.in, 65536);
	ssize_t n = at ? read(toy.link, at, 65536) : -1;
	struct nb_link_message message;
	size_t used, done = 0;

	if (n <= 0) {
		stop_core(); /* the edge has ended; main notices */
		return;
	}
	toy.in.length += (size_t)n;
	while (nb_link_decode((struct nb_str){toy.in.at + done, toy.in.length - done}, &message,
	                      &used) == NB_OK) {
		on_message(&message);
		done += used;
	}
	nb_buf_consume(&toy.in, done);
	flush();
}

/* ---- the supervisor's part ---- */

static void
give(enum nb_control_type type, struct nb_str bytes, int fd)
{
	struct nb_control_message message = {.type = type, .bytes = bytes, .fd = fd};

	if (nb_control_send(toy.control, &message))
		die("control");
	if (fd >= 0)
		close(fd);
}

static void
start_core(void)
{
	int pair[2];

	if (socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, pair))
		die("socketpair");
	nb_buf_clear(&toy.in);
	nb_buf_clear(&toy.out);
	toy.link = pair[0];
	give(NB_CONTROL_LINK, (struct nb_str){NULL, 0}, pair[1]);
}

static void
add_file(struct nb_buf *out, const char *path)
{
	FILE *file = fopen(path, "r");
	char bytes[4096];
	size_t n;

	if (!file)
		die(path);
	while ((n = fread(bytes, 1, sizeof(bytes), file)))
		nb_buf_add(out, bytes, n);
	nb_buf_add_byte(out, 0);
	(void)fclose(file);
}

static void
give_certificate(const char *certificate, const char *key)
{
	struct nb_buf bytes;

	nb_buf_init(&bytes, 65536);
	add_file(&bytes, certificate);
	add_file(&bytes, key);
	give(NB_CONTROL_CERTIFICATE, nb_buf_str(&bytes), -1);
	nb_buf_finish(&bytes);
}

static int
listen_somewhere(void)
{
	int fd = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0), yes = 1;
	struct sockaddr_in at = {.sin_family = AF_INET, .sin_addr.s_addr = htonl(INADDR_LOOPBACK)};
	socklen_t length = sizeof(at);

	at.sin_port = htons((uint16_t)toy.settings.port);
	if (fd < 0 || setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &yes, sizeof(yes)) ||
	    bind(fd, (struct sockaddr *)&at, sizeof(at)) || listen(fd, 4096) ||
	    getsockname(fd, (struct sockaddr *)&at, &length))
		die("listen");
	toy.settings.port = ntohs(at.sin_port);
	return fd;
}

/* "section.name=value", or one of ours: toy.accepts=0, toy.silent=1, toy.files=64 */
static void
set(char *argument)
{
	char *dot = strchr(argument, '.'), *equals = strchr(argument, '=');

	if (!dot || !equals || dot > equals)
		die(argument);
	*dot = *equals = 0;
	if (strcmp(argument, "toy") == 0 && strcmp(dot + 1, "accepts") == 0) {
		toy.accepts = equals[1] == '1';
	} else if (strcmp(argument, "toy") == 0 && strcmp(dot + 1, "silent") == 0) {
		toy.silent = equals[1] == '1';
	} else if (strcmp(argument, "toy") == 0 && strcmp(dot + 1, "files") == 0) {
		rlim_t files = strtoul(equals + 1, NULL, 10);

		if (setrlimit(RLIMIT_NOFILE, &(struct rlimit){files, files}))
			die("setrlimit");
	} else if (nb_settings_set(&toy.settings, argument, dot + 1, equals + 1)) {
		die(dot + 1);
	}
}

static void
on_line(char *line)
{
	char first[200], second[200];

	if (sscanf(line, "certificate %199s %199s", first, second) == 2)
		give_certificate(first, second);
	else if (strncmp(line, "core stop", 9) == 0)
		stop_core();
	else if (strncmp(line, "core start", 10) == 0)
		start_core();
	else if (strncmp(line, "drain", 5) == 0)
		give(NB_CONTROL_DRAIN, (struct nb_str){NULL, 0}, -1);
	else if (strncmp(line, "accepts ", 8) == 0)
		toy.accepts = line[8] == '1';
	printf("done\n");
	(void)fflush(stdout);
}

static void
start_edge(const char *certificate, const char *key, int listener)
{
	struct nb_control_message ready;
	char bytes[256];
	int pair[2];

	if (socketpair(AF_UNIX, SOCK_SEQPACKET, 0, pair))
		die("socketpair");
	toy.edge = fork();
	if (toy.edge == 0) {
		if (pair[1] != NB_CONTROL_FD && dup2(pair[1], NB_CONTROL_FD) < 0)
			die("dup2");
		if (pair[0] != NB_CONTROL_FD)
			close(pair[0]);
		if (pair[1] != NB_CONTROL_FD)
			close(pair[1]);
		nb_log_init("edge", NB_LOG_INFO);
		exit(nb_edge_run());
	}
	close(pair[1]);
	toy.control = pair[0];
	give(NB_CONTROL_SETTINGS,
	     (struct nb_str){(const char *)&toy.settings, sizeof(toy.settings)}, -1);
	give_certificate(certificate, key);
	give(NB_CONTROL_LISTENER, (struct nb_str){NULL, 0}, listener);
	start_core();
	give(NB_CONTROL_START, (struct nb_str){NULL, 0}, -1);
	if (nb_control_receive(toy.control, bytes, sizeof(bytes), &ready) ||
	    ready.type != NB_CONTROL_READY)
		die("edge did not start");
}

int
main(int argc, char **argv)
{
	char line[512];
	int status = 0;
	int listener;

	(void)signal(SIGPIPE, SIG_IGN);
	nb_settings_init(&toy.settings);
	toy.settings.port = 0;
	if (argc < 3)
		return 2;
	for (int i = 3; i < argc; i++)
		set(argv[i]);
	nb_buf_init(&toy.in, 4u << 20);
	nb_buf_init(&toy.out, 8u << 20);
	listener = listen_somewhere();
	(void)snprintf(toy.settings.origin, sizeof(toy.settings.origin), "https://localhost:%d",
	               (int)toy.settings.port);
	/* Descriptor 3 may be the listener's own number; move it out of the way. */
	if (listener == NB_CONTROL_FD)
		listener = fcntl(listener, F_DUPFD_CLOEXEC, 10);
	start_edge(argv[1], argv[2], listener);
	printf("{\"port\":%d,\"edge_pid\":%d,\"sanitized\":%s}\n", (int)toy.settings.port,
	       (int)toy.edge, SANITIZED ? "true" : "false");
	(void)fflush(stdout);
	for (;;) {
		struct pollfd fds[] = {{.fd = STDIN_FILENO, .events = POLLIN},
		                       {.fd = toy.link, .events = POLLIN}};

		if (poll(fds, 2, 100) < 0)
			die("poll");
		if (waitpid(toy.edge, &status, WNOHANG) == toy.edge)
			break;
		if (fds[0].revents) {
			if (!fgets(line, sizeof(line), stdin)) {
				kill(toy.edge, SIGKILL);
				return 0;
			}
			on_line(line);
		} else if (toy.link >= 0 && fds[1].revents) {
			read_link();
		}
	}
	printf("{\"edge_exit\":%d}\n",
	       WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status));
	return 0;
}
