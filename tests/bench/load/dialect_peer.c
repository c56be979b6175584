/* The peer's protocol: the same requests, in the JSON that most people would choose. */

#include "dialect.h"
#include "mark.h"

static size_t
write_hello(char *out, uint64_t id, const char *nonce, const char *room)
{
	(void)nonce;
	(void)room;
	return nb_dialect_write(out, "{\"t\":\"hello\",\"id\":%ju}", (uintmax_t)id);
}

static size_t
write_for_room(char *out, uint64_t id, const char *what, const char *room)
{
	return nb_dialect_write(out, "{\"t\":\"%s\",\"id\":%ju,\"room\":\"%s\"}", what,
	                        (uintmax_t)id, room);
}

static size_t
write_join(char *out, uint64_t id, const char *room)
{
	return write_for_room(out, id, "join", room);
}

static size_t
write_unwatch(char *out, uint64_t id, const char *room)
{
	return write_for_room(out, id, "leave", room);
}

static size_t
write_post(char *out, uint64_t id, const char *room, const char *text, const char *nonce)
{
	(void)nonce;
	return nb_dialect_write(out,
	                        "{\"t\":\"post\",\"id\":%ju,\"room\":\"%s\",\"text\":\"%.*s\"}",
	                        (uintmax_t)id, room, NB_TEXT_BYTES, text);
}

static size_t
write_history(char *out, uint64_t id, const char *room)
{
	return write_for_room(out, id, "history", room);
}

static enum nb_line
read_line(const char *line, size_t len, uint64_t *ret_id)
{
	uint64_t unused;

	if (nb_dialect_starts(line, len, "{\"t\":\"msg\"", &unused))
		return NB_LINE_DELIVERY;
	if (nb_dialect_starts(line, len, "{\"t\":\"ack\",\"id\":", ret_id) ||
	    nb_dialect_starts(line, len, "{\"t\":\"ok\",\"id\":", ret_id) ||
	    nb_dialect_starts(line, len, "{\"t\":\"history\",\"id\":", ret_id))
		return NB_LINE_ANSWER;
	if (nb_dialect_starts(line, len, "{\"t\":\"error\",\"id\":", ret_id))
		return NB_LINE_REFUSAL;
	return NB_LINE_OTHER;
}

const struct nb_dialect nb_dialect_peer = {
    .name = "peer",
    .has_sessions = false,
    .write_hello = write_hello,
    .write_join = write_join,
    .write_watch = write_join,
    .write_unwatch = write_unwatch,
    .write_post = write_post,
    .write_history = write_history,
    .read = read_line,
};
