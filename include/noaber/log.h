/* log.h - one JSON line on stderr per event: code and numbers, never text, names, addresses or
 * tokens (P1, X6). (layer 1, base) */
#ifndef NB_LOG_H
#define NB_LOG_H

#include <stdbool.h>
#include <stdint.h>

enum nb_log_level { NB_LOG_DEBUG, NB_LOG_INFO, NB_LOG_WARN, NB_LOG_ERROR };

/** The level of a word of server.log_level; false when it is none. */
bool nb_log_level_from(const char *word, enum nb_log_level *ret_level);

/** Process name in every line ("core", "edge 0"); ${lowest} is the lowest level written. Call once,
 * before threads start. */
void nb_log_init(const char *process, enum nb_log_level lowest);

/**
 * nb_log(level, code, format, ...):
 * ${code} is a fixed dotted word ("store.commit_failed"); ${format} makes the `detail` field and
 * may hold numbers and fixed words only. The line is escaped, at most 1 KiB, and written by one
 * write(2), so lines of several threads never mix. At most 10 lines per second per code; the next
 * line written after that carries `suppressed` (X6). Any thread. errno is kept.
 */
void nb_log(enum nb_log_level level, const char *code, const char *format, ...)
    __attribute__((format(printf, 3, 4)));

#endif
