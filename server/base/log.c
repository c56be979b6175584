/*
 * log.c - JSON lines on stderr, whole and few.
 *
 * Not for texts, names, addresses or tokens (P1), and not the audit trail, which is a table.
 * Lock-free: a thread that logs never waits for another.
 */
#include "noaber/log.h"

#include "noaber/check.h"
#include "noaber/clock.h"

#include <errno.h>
#include <stdarg.h>
#include <stdatomic.h>
#include <stdbool.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#define LINE_BYTES 1024          /* X6: a line that one write(2) keeps whole, also in a pipe */
#define DETAIL_BYTES 512         /* before escaping */
#define LINES_PER_SECOND_MOST 10 /* X6, per code */
#define CODE_SLOTS 256 /* more codes than the program has; past that they share one slot */

static const char *const level_words[] = {"debug", "info", "warn", "error"};

static char process_name[32] = "noaberd";
static enum nb_log_level lowest_level = NB_LOG_INFO;

/* How often a code was written in a second. */
struct code_slot {
	_Atomic uint64_t code_hash;        /* 0 = free */
	_Atomic uint64_t second_and_count; /* steady second << 8 | lines written in it */
	_Atomic uint32_t suppressed;       /* since the last line written */
};

static struct code_slot code_slots[CODE_SLOTS];

struct line {
	char bytes[LINE_BYTES];
	size_t length;
};

/* FNV-1a, 64 bit: a key for the table of codes that outlives the caller's string. */
static uint64_t
hash_code(const char *code)
{
	uint64_t hash = 14695981039346656037u;

	for (; *code != '\0'; code++)
		hash = (hash ^ (unsigned char)*code) * 1099511628211u;
	return hash ? hash : 1;
}

static struct code_slot *
find_slot(uint64_t hash)
{
	size_t i;

	for (i = 0; i < CODE_SLOTS; i++) {
		struct code_slot *slot = &code_slots[(hash + i) % CODE_SLOTS];
		uint64_t held = atomic_load(&slot->code_hash);

		if (held == 0 && atomic_compare_exchange_strong(&slot->code_hash, &held, hash))
			return slot;
		if (held == hash)
			return slot;
	}
	return &code_slots[hash % CODE_SLOTS];
}

/* May this code have a line now? If so ${*ret_suppressed} tells how many had none before it. */
static bool
admit(const char *code, uint32_t *ret_suppressed)
{
	struct code_slot *slot = find_slot(hash_code(code));
	uint64_t second = (uint64_t)nb_clock_steady_ms() / 1000;
	uint64_t old = atomic_load(&slot->second_and_count);
	uint64_t new;

	do {
		if (old >> 8 < second) {
			new = second << 8 | 1;
		} else if ((old & 0xff) < LINES_PER_SECOND_MOST) {
			new = old + 1;
		} else {
			atomic_fetch_add(&slot->suppressed, 1);
			return false;
		}
	} while (!atomic_compare_exchange_weak(&slot->second_and_count, &old, new));
	*ret_suppressed = atomic_exchange(&slot->suppressed, 0);
	return true;
}

/* Room is kept for the three bytes that end every line: "}\n. */
static void
add_raw(struct line *line, const char *text)
{
	size_t length = strlen(text);

	if (length <= LINE_BYTES - 3 - line->length) {
		memcpy(line->bytes + line->length, text, length);
		line->length += length;
	}
}

/* Inside a JSON string. Log text is plain ASCII; anything else becomes a question mark, so no byte
 * from outside can end the line or the string or move a terminal (X6). */
static void
add_escaped(struct line *line, const char *text)
{
	for (; *text != '\0'; text++) {
		char piece[3] = {*text, '\0', '\0'};

		if (*text == '"' || *text == '\\') {
			piece[0] = '\\';
			piece[1] = *text;
		} else if (*text < ' ' || *text > '~') {
			piece[0] = '?';
		}
		add_raw(line, piece);
	}
}

static void
add_head(struct line *line, enum nb_log_level level, uint32_t suppressed)
{
	char head[128];

	snprintf(head, sizeof(head), "{\"at_ms\":%lld,\"level\":\"%s\",",
	         (long long)nb_clock_now_ms(), level_words[level]);
	add_raw(line, head);
	if (suppressed > 0) {
		snprintf(head, sizeof(head), "\"suppressed\":%u,", suppressed);
		add_raw(line, head);
	}
}

/* One write: a line is whole or, when nobody reads stderr, not there. */
static void
write_line(struct line *line)
{
	memcpy(line->bytes + line->length, "\"}\n", 3);
	line->length += 3;
	while (write(STDERR_FILENO, line->bytes, line->length) < 0 && errno == EINTR)
		continue;
}

bool
nb_log_level_from(const char *word, enum nb_log_level *ret_level)
{
	for (size_t i = 0; i < NB_COUNT(level_words); i++)
		if (strcmp(level_words[i], word) == 0) {
			*ret_level = (enum nb_log_level)i;
			return true;
		}
	return false;
}

void
nb_log_init(const char *process, enum nb_log_level lowest)
{
	snprintf(process_name, sizeof(process_name), "%s", process);
	lowest_level = lowest;
}

void
nb_log(enum nb_log_level level, const char *code, const char *format, ...)
{
	int kept_errno = errno;
	struct line line = {.length = 0};
	char detail[DETAIL_BYTES];
	uint32_t suppressed;
	va_list arguments;

	if (level < lowest_level || !admit(code, &suppressed))
		goto out;
	va_start(arguments, format);
	if (vsnprintf(detail, sizeof(detail), format, arguments) < 0)
		detail[0] = '\0';
	va_end(arguments);

	add_head(&line, level, suppressed);
	add_raw(&line, "\"process\":\"");
	add_escaped(&line, process_name);
	add_raw(&line, "\",\"code\":\"");
	add_escaped(&line, code);
	add_raw(&line, "\",\"detail\":\"");
	add_escaped(&line, detail);
	write_line(&line);
out:
	errno = kept_errno;
}
