#ifndef NB_LOAD_HTTP_H
#define NB_LOAD_HTTP_H

#include "tls.h"

/* One answer; the texts are gone after the call. */
struct nb_http_answer {
	unsigned status;
	const char *head; /* status line and headers, ended by an empty line, not by a NUL */
	size_t head_len;
	const char *body;
	size_t body_len;
};

struct nb_http_jobs {
	/* Writes the whole request of job `job` (0 .. count-1) to `out`; returns its length. */
	size_t (*ask)(void *self, size_t job, char *out, size_t out_bytes);
	/* True: done. False: ask again (a name was taken). */
	bool (*answer)(void *self, size_t job, const struct nb_http_answer *answer);
	void *self;
	size_t count;
};

/* Does all jobs over `lanes` (<= 32) kept-alive HTTP/1.1 connections and returns when every one is
 * answered. A connection that the server closes between two requests is opened again. Answers must
 * carry Content-Length. */
void nb_http_run(struct nb_net *net, unsigned lanes, const struct nb_http_jobs *jobs);

/* The value of a header, or NULL; `*ret_len` is set only when found. `name` includes the colon. */
const char *nb_http_header(const struct nb_http_answer *answer, const char *name, size_t *ret_len);

#endif
