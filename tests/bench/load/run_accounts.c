/* Makes the accounts that the measures use, so that no measure includes making one. */

#include "http.h"
#include "plan.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#define LANES 16
#define COOKIE_MAX_BYTES 256
#define NAME_SYLLABLES 4

struct entering {
	struct nb_bench *bench;
	uint32_t next_name;
	char (*cookies)[COOKIE_MAX_BYTES];
};

/* The next of 24 million names such as Bakodemi: no two are alike, and no digits. */
static void
write_name(struct entering *entering, char out[2 * NAME_SYLLABLES + 1])
{
	static const char consonants[] = "bdfghjklmnprtvwz", vowels[] = "aeiou";
	/* A step without a factor in common with 80^4, so that names in a row look different. */
	uint32_t number = (uint32_t)((uint64_t)entering->next_name++ * 20269447 % 40960000);

	for (size_t i = 0; i < NAME_SYLLABLES; i++) {
		out[2 * i] = consonants[number % 16];
		out[2 * i + 1] = vowels[number / 16 % 5];
		number /= 80;
	}
	out[0] = (char)(out[0] - 'a' + 'A');
	out[2 * NAME_SYLLABLES] = '\0';
}

static size_t
ask(void *self, size_t job, char *out, size_t out_bytes)
{
	struct entering *entering = self;
	unsigned port = entering->bench->net.port;
	char name[2 * NAME_SYLLABLES + 1], body[256];
	int len, body_len;

	(void)job;
	write_name(entering, name);
	body_len = snprintf(body, sizeof body,
	                    "{\"cmd\":\"session.enter\",\"args\":{\"name\":\"%s\",\"lang\":\"nl\","
	                    "\"age16\":true,\"agreed\":1}}",
	                    name);
	len = snprintf(out, out_bytes,
	               "POST /session HTTP/1.1\r\nHost: localhost:%u\r\n"
	               "Origin: https://localhost:%u\r\nContent-Type: application/json\r\n"
	               "Content-Length: %d\r\n\r\n%s",
	               port, port, body_len, body);
	if (len < 0 || (size_t)len >= out_bytes)
		nb_die("request too long");
	return (size_t)len;
}

static bool
answer(void *self, size_t job, const struct nb_http_answer *answer)
{
	struct entering *entering = self;
	const char *cookie, *cookie_end;
	size_t len;

	if (memmem(answer->body, answer->body_len, "\"name_", 6) != NULL)
		return false;
	cookie = nb_http_header(answer, "Set-Cookie:", &len);
	if (answer->status != 200 || cookie == NULL)
		nb_die("entering was refused: %u %.*s", answer->status, (int)answer->body_len,
		       answer->body);
	cookie_end = memchr(cookie, ';', len);
	if (cookie_end != NULL)
		len = (size_t)(cookie_end - cookie);
	if (len >= COOKIE_MAX_BYTES)
		nb_die("a cookie of %zu bytes", len);
	snprintf(entering->cookies[job], COOKIE_MAX_BYTES, "%.*s", (int)len, cookie);
	return true;
}

static void
save(const struct entering *entering)
{
	const char *path = entering->bench->accounts_path;
	int fd = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);
	FILE *file = fd >= 0 ? fdopen(fd, "w") : NULL;

	if (file == NULL)
		nb_die("cannot write %s: %s", path, strerror(errno));
	for (uint32_t i = 0; i < entering->bench->count; i++)
		fprintf(file, "%s\n", entering->cookies[i]);
	if (fclose(file) != 0)
		nb_die("cannot write %s: %s", path, strerror(errno));
}

void
nb_run_accounts(struct nb_bench *bench)
{
	struct entering entering = {.bench = bench};
	const struct nb_http_jobs jobs = {
	    .ask = ask, .answer = answer, .self = &entering, .count = bench->count};

	entering.cookies = nb_zalloc(bench->count, sizeof *entering.cookies);
	nb_http_run(&bench->net, LANES, &jobs);
	save(&entering);
	free(entering.cookies);
}
