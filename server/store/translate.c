/*
 * translate.c - one migration text, two dialects: type tokens and blocks for one engine.
 *
 * SQLite's STRICT tables know INTEGER and BLOB, PostgreSQL BIGINT and BYTEA; a few words differ and
 * nothing else is touched.
 */
#include "migration.h"

#include <string.h>

static const struct {
	struct nb_str token;
	struct nb_str means[2]; /* by enum nb_engine */
} tokens[] = {
    {{"@I64@", 5}, {{"INTEGER", 7}, {"BIGINT", 6}}},
    {{"@BYTES@", 7}, {{"BLOB", 4}, {"BYTEA", 5}}},
    {{"@STRICT@", 8}, {{"STRICT", 6}, {"", 0}}},
    {{"@STRICT_CLUSTERED@", 18}, {{"STRICT, WITHOUT ROWID", 21}, {"", 0}}},
};

static const struct {
	struct nb_str line;
	enum nb_engine engine;
} blocks[] = {
    {{"-- only: sqlite", 15}, NB_ENGINE_SQLITE},
    {{"-- only: postgres", 17}, NB_ENGINE_POSTGRES},
};

static struct nb_str
take_line(struct nb_str *rest)
{
	const char *end = memchr(rest->at, '\n', rest->length);
	size_t length = end ? (size_t)(end - rest->at) : rest->length;
	struct nb_str line = {rest->at, length};

	length += end != NULL;
	rest->at += length;
	rest->length -= length;
	return line;
}

static bool
add_line(struct nb_str line, enum nb_engine engine, struct nb_buf *ret)
{
	while (line.length) {
		size_t i = NB_COUNT(tokens), step = 1;

		if (*line.at == '@') {
			for (i = 0; i < NB_COUNT(tokens); i++) {
				if (nb_str_starts(line, tokens[i].token))
					break;
			}
			if (i == NB_COUNT(tokens))
				return false;
			step = tokens[i].token.length;
			nb_buf_add_str(ret, tokens[i].means[engine]);
		} else {
			nb_buf_add_byte(ret, *line.at);
		}
		line.at += step;
		line.length -= step;
	}
	nb_buf_add_byte(ret, '\n');
	return true;
}

enum nb_status
nb_migration_translate(const struct nb_migration *migration, enum nb_engine engine,
                       struct nb_buf *ret)
{
	struct nb_str rest = {migration->text, migration->length};
	bool in_block = false, wanted = true;

	while (rest.length) {
		struct nb_str line = take_line(&rest);

		if (nb_str_starts(line, NB_STR("-- only:"))) {
			size_t i;

			for (i = 0; i < NB_COUNT(blocks); i++) {
				if (nb_str_equal(line, blocks[i].line))
					break;
			}
			if (in_block || i == NB_COUNT(blocks))
				return NB_E_BAD_ARGUMENT;
			in_block = true;
			wanted = blocks[i].engine == engine;
		} else if (nb_str_equal(line, NB_STR("-- end"))) {
			if (!in_block)
				return NB_E_BAD_ARGUMENT;
			in_block = false;
			wanted = true;
		} else if (wanted && !add_line(line, engine, ret)) {
			return NB_E_BAD_ARGUMENT;
		}
	}
	nb_buf_add_byte(ret, 0);
	if (in_block || ret->failed)
		return in_block ? NB_E_BAD_ARGUMENT : NB_E_UNAVAILABLE;
	ret->length--;
	return NB_OK;
}
