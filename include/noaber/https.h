/*
 * https.h - requests that go out: the one place that knows how they are made safe (layer 2, https).
 * TLS that authorities vouch for, https alone, no redirects, no proxy of the environment, an end in
 * time and in bytes. The log gets numbers, never an address.
 *
 * owner of a struct nb_https: one thread; only nb_https_interrupt may be called from another.
 */
#ifndef NB_HTTPS_H
#define NB_HTTPS_H

#include "noaber/str.h"

#include <sys/socket.h>

struct nb_https;

struct nb_https_setup {
	struct nb_str authorities; /* PEM, borrowed; empty: those of the system */
	bool public_only;          /* the address comes from outside: only to the open internet */
};

/** NULL: out of memory. Once per thread, before threads start. */
struct nb_https *nb_https_create(const struct nb_https_setup *setup);
void nb_https_destroy(struct nb_https *https); /* NULL is fine */
/** What is being asked ends within a second, unanswered. Any thread. */
void nb_https_interrupt(struct nb_https *https);

#define NB_HTTPS_AT_ONCE 16

struct nb_https_request {
	const char *url;
	struct nb_str form;         /* absent: GET; empty: POST without a body */
	const char *user;           /* NULL: no Authorization */
	const char *password;       /* may be "" */
	const char *const *headers; /* NULL-terminated lines; "Name:" takes one away; NULL: none */
	struct nb_buf *body;        /* of the answer; more than it takes ends the request */
};

struct nb_https_answer {
	long code; /* of HTTP; 0: there was none */
	int fault; /* of libcurl, for the log; 0: none */
};

/** Ask all of ${requests}, at most NB_HTTPS_AT_ONCE, at the same time and until ${until_ms} (steady)
 * at most. */
void nb_https_ask(struct nb_https *https, const struct nb_https_request *requests,
                  struct nb_https_answer *answers, size_t count, int64_t until_ms);

/** Is it an address of the open internet: not this machine, not a network inside, not a group? */
bool nb_https_is_public(const struct sockaddr *address);

#endif
