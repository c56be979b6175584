/*
 * anchor.c - the file beside the store that remembers how far the audit log had come (P9).
 *
 * Each line is "head SEQ HASH" or "restored SEQ HASH", hash in lower-case hexadecimal. It is
 * appended to and synced, never rewritten; a line that a power cut tore is taken away before the
 * next one.
 * Not here: comparing it with the log (audit_verify.c).
 */
#include "audit_row.h"
#include "files.h"

#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define SEQ_DIGITS_MOST 18 /* fits 63 bits */

static int
digit_of(char letter)
{
	if (letter >= '0' && letter <= '9')
		return letter - '0';
	return letter >= 'a' && letter <= 'f' ? letter - 'a' + 10 : -1;
}

/** Take ${word} and a space off the front of ${line}. */
static bool
take_word(struct nb_str *line, const char *word)
{
	size_t length = strlen(word);

	if (!nb_str_starts(*line, nb_str_from(word)) || line->length <= length ||
	    line->at[length] != ' ')
		return false;
	*line = (struct nb_str){line->at + length + 1, line->length - length - 1};
	return true;
}

/** Decimal without sign or leading zero, and the space behind it. */
static bool
take_number(struct nb_str *line, int64_t *ret)
{
	size_t at = 0;
	int64_t number = 0;

	while (at < line->length && at < SEQ_DIGITS_MOST && line->at[at] >= '0' &&
	       line->at[at] <= '9')
		number = number * 10 + (line->at[at++] - '0');
	if (at == 0 || line->at[0] == '0' || at >= line->length || line->at[at] != ' ')
		return false;
	*line = (struct nb_str){line->at + at + 1, line->length - at - 1};
	*ret = number;
	return true;
}

bool
nb_anchor_parse(struct nb_str line, struct nb_anchor *ret)
{
	struct nb_anchor anchor = {0};

	if (!line.at)
		return false;
	anchor.restored = take_word(&line, "restored");
	if (!anchor.restored && !take_word(&line, "head"))
		return false;
	if (!take_number(&line, &anchor.seq) || line.length != 2 * sizeof(anchor.hash))
		return false;
	for (size_t i = 0; i < sizeof(anchor.hash); i++) {
		int high = digit_of(line.at[2 * i]), low = digit_of(line.at[2 * i + 1]);

		if (high < 0 || low < 0)
			return false;
		anchor.hash[i] = (uint8_t)(high * 16 + low);
	}
	*ret = anchor;
	return true;
}

static void
print_line(struct nb_buf *line, const struct nb_anchor *anchor)
{
	nb_buf_add_format(line, "%s %lld ", anchor->restored ? "restored" : "head",
	                  (long long)anchor->seq);
	for (size_t i = 0; i < sizeof(anchor->hash); i++)
		nb_buf_add_format(line, "%02x", anchor->hash[i]);
	nb_buf_add_byte(line, '\n');
}

/** The last whole line of the file into ${ret}; ${ret_end} is where it ends, so that a torn piece
 * behind it can be taken away. An empty file has none: seq 0. */
static enum nb_status
read_last(int fd, struct nb_anchor *ret, off_t *ret_end)
{
	char tail[2 * NB_ANCHOR_LINE_BYTES_MOST];
	off_t size = lseek(fd, 0, SEEK_END);
	off_t from = size > (off_t)sizeof(tail) ? size - (off_t)sizeof(tail) : 0;
	ssize_t got = size < 0 ? -1 : pread(fd, tail, sizeof(tail), from);

	if (got < 0)
		return NB_E_UNAVAILABLE;
	while (got > 0 && tail[got - 1] != '\n')
		got--;
	*ret = (struct nb_anchor){0};
	*ret_end = from + got;
	if (got == 0)
		return from ? NB_E_CONFLICT : NB_OK;
	ssize_t begin = got - 1;
	while (begin > 0 && tail[begin - 1] != '\n')
		begin--;
	return nb_anchor_parse((struct nb_str){tail + begin, (size_t)(got - 1 - begin)}, ret)
	           ? NB_OK
	           : NB_E_CONFLICT;
}

static enum nb_status
write_line(int fd, off_t end, const struct nb_anchor *anchor)
{
	struct nb_buf line;
	enum nb_status status = NB_E_UNAVAILABLE;

	nb_buf_init(&line, NB_ANCHOR_LINE_BYTES_MOST);
	print_line(&line, anchor);
	if (!line.failed && !ftruncate(fd, end) &&
	    pwrite(fd, line.at, line.length, end) == (ssize_t)line.length && !fsync(fd))
		status = NB_OK;
	nb_buf_finish(&line);
	return status;
}

/** NB_E_CONFLICT: the row that was anchored last is not in the log any more, or another one. */
static enum nb_status
look_for(struct nb_db *rooms, const struct nb_anchor *last)
{
	struct nb_cursor *cursor;

	if (!last->seq)
		return NB_OK;
	enum nb_status status =
	    nb_db_find_one(rooms, NB_SQL_AUDIT_ONE, NB_BIND(nb_int(last->seq)), &cursor);
	if (status)
		return status == NB_E_NOT_FOUND ? NB_E_CONFLICT : status;
	bool same = nb_str_equal(nb_cursor_bytes(cursor, 18),
	                         (struct nb_str){(const char *)last->hash, sizeof(last->hash)});
	status = nb_cursor_end(cursor);
	return status || same ? status : NB_E_CONFLICT;
}

static enum nb_status
append(int fd, struct nb_db *rooms, const struct nb_anchor *head)
{
	struct nb_anchor last;
	off_t end;
	enum nb_status status = read_last(fd, &last, &end);

	if (!status && !head->restored)
		status = look_for(rooms, &last);
	if (status)
		return status;
	return !head->restored && last.seq == head->seq ? NB_OK : write_line(fd, end, head);
}

enum nb_status
nb_anchor_append(struct nb_db *rooms, const char *path, bool restored)
{
	struct nb_anchor head = {.restored = restored};
	enum nb_status status = nb_audit_head(rooms, &head.seq, head.hash);
	bool is_new = access(path, F_OK) != 0;

	if (status || !head.seq)
		return status;
	int fd = open(path, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0600);
	if (fd < 0)
		return NB_E_UNAVAILABLE;
	status = append(fd, rooms, &head);
	close(fd);
	if (!status && is_new)
		status = nb_files_sync_parent(path);
	return status;
}
