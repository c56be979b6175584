/* Noaber's own protocol, noaber.1. Only what the measures need of it. */

#include "dialect.h"
#include "mark.h"

#include <string.h>

static size_t
write_hello(char *out, uint64_t id, const char *nonce, const char *room)
{
	if (room == NULL)
		return nb_dialect_write(
		    out, "{\"id\":%ju,\"cmd\":\"session.hello\",\"args\":{\"nonce\":\"%s\"}}",
		    (uintmax_t)id, nonce);
	return nb_dialect_write(out,
	                        "{\"id\":%ju,\"cmd\":\"session.hello\",\"args\":{\"nonce\":\"%s\","
	                        "\"rooms\":[{\"room\":\"%s\",\"seq\":0}]}}",
	                        (uintmax_t)id, nonce, room);
}

static size_t
write_for_room(char *out, uint64_t id, const char *command, const char *room)
{
	return nb_dialect_write(out, "{\"id\":%ju,\"cmd\":\"%s\",\"args\":{\"room\":\"%s\"}}",
	                        (uintmax_t)id, command, room);
}

static size_t
write_join(char *out, uint64_t id, const char *room)
{
	return write_for_room(out, id, "room.join", room);
}

static size_t
write_watch(char *out, uint64_t id, const char *room)
{
	return write_for_room(out, id, "room.watch", room);
}

static size_t
write_unwatch(char *out, uint64_t id, const char *room)
{
	return write_for_room(out, id, "room.unwatch", room);
}

static size_t
write_post(char *out, uint64_t id, const char *room, const char *text, const char *nonce)
{
	return nb_dialect_write(out,
	                        "{\"id\":%ju,\"cmd\":\"message.post\",\"args\":{\"room\":\"%s\","
	                        "\"text\":\"%.*s\",\"nonce\":\"%s\"}}",
	                        (uintmax_t)id, room, NB_TEXT_BYTES, text, nonce);
}

static size_t
write_history(char *out, uint64_t id, const char *room)
{
	return nb_dialect_write(
	    out, "{\"id\":%ju,\"cmd\":\"room.history\",\"args\":{\"room\":\"%s\",\"limit\":50}}",
	    (uintmax_t)id, room);
}

/* An answer is {"re":7,"ok":...}, a refusal {"re":7,"err":...}. */
static enum nb_line
read_answer(const char *line, size_t len)
{
	static const char ok[] = ",\"ok\":";
	const char *comma = memchr(line, ',', len);

	if (comma != NULL && len - (size_t)(comma - line) >= sizeof ok - 1 &&
	    memcmp(comma, ok, sizeof ok - 1) == 0)
		return NB_LINE_ANSWER;
	return NB_LINE_REFUSAL;
}

static enum nb_line
read_line(const char *line, size_t len, uint64_t *ret_id)
{
	uint64_t unused;

	if (nb_dialect_starts(line, len, "{\"ev\":\"message.posted\"", &unused))
		return NB_LINE_DELIVERY;
	if (nb_dialect_starts(line, len, "{\"re\":", ret_id))
		return read_answer(line, len);
	if (nb_dialect_starts(line, len, "{\"ev\":\"connection.resync\"", &unused))
		return NB_LINE_RESYNC;
	return NB_LINE_OTHER;
}

const struct nb_dialect nb_dialect_noaber = {
    .name = "noaber",
    .has_sessions = true,
    .write_hello = write_hello,
    .write_join = write_join,
    .hello_watches = true,
    .write_watch = write_watch,
    .write_unwatch = write_unwatch,
    .write_post = write_post,
    .write_history = write_history,
    .read = read_line,
};
