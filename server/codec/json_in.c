/*
 * json_in.c - read the JSON of a frame and refuse what X5 forbids.
 *
 * Not for the meaning of what was read: envelope.c knows the top level, args.c the shapes.
 */
#include "json_in.h"

#include <pthread.h>
#include <stdlib.h>

/*
 * Jansson makes some thirty small allocations for a request; with malloc they were a fifth of the
 * CPU of a message (measured). While a request is parsed they come from its arena, which also
 * bounds what a hostile frame can make of 64 KiB, and are forgotten together with it. Outside a
 * parse (files of noaberctl) jansson uses malloc. owner: the parsing thread.
 */
static _Thread_local struct nb_arena *parsing;

static void *
take(size_t bytes)
{
	return parsing ? nb_arena_take(parsing, bytes) : malloc(bytes);
}

static void
give_back(void *at)
{
	if (!parsing)
		free(at);
}

static void
set_allocator(void)
{
	json_set_alloc_funcs(take, give_back);
}

/*
 * Count brackets before jansson sees the bytes: it recurses up to 2048 levels deep, and a hostile
 * frame must not choose how much stack we use. Brackets inside strings do not count. Only the
 * depth matters here; wrong syntax is left to jansson.
 */
static bool
is_shallow(struct nb_str bytes)
{
	bool in_string = false;
	int depth = 0;
	size_t i;

	for (i = 0; i < bytes.length; i++) {
		char byte = bytes.at[i];

		if (in_string) {
			if (byte == '\\')
				i++;
			else if (byte == '"')
				in_string = false;
		} else if (byte == '"') {
			in_string = true;
		} else if (byte == '{' || byte == '[') {
			if (++depth > NB_JSON_DEPTH_MOST)
				return false;
		} else if (byte == '}' || byte == ']') {
			depth--;
		}
	}
	return true;
}

enum nb_status
nb_json_in_parse(struct nb_str bytes, struct nb_arena *arena, json_t **ret)
{
	static pthread_once_t once = PTHREAD_ONCE_INIT;
	json_error_t error;
	json_t *json;

	if (bytes.length > NB_FRAME_BYTES_MOST)
		return NB_E_TOO_LARGE;
	if (bytes.length == 0 || !is_shallow(bytes))
		return NB_E_BAD_REQUEST;
	pthread_once(&once, set_allocator);
	parsing = arena;
	json = json_loadb(bytes.at, bytes.length, JSON_REJECT_DUPLICATES, &error);
	parsing = NULL;
	if (!json) /* jansson does not always say that memory was the reason */
		return nb_arena_failed(arena) ? NB_E_TOO_LARGE : NB_E_BAD_REQUEST;
	if (!json_is_object(json))
		return NB_E_BAD_REQUEST;
	*ret = json;
	return NB_OK;
}

/* X1: C0, DEL and C1 are refused, tab and newline are not. The text is valid UTF-8, so a C1
 * character is C2 followed by 80 to 9F and nothing else. */
static bool
is_clean(const char *text, size_t length)
{
	size_t i;

	for (i = 0; i < length; i++) {
		unsigned char byte = (unsigned char)text[i];

		if (byte < 0x20 && byte != '\t' && byte != '\n')
			return false;
		if (byte == 0x7f)
			return false;
		if (byte == 0xc2 && i + 1 < length && (unsigned char)text[i + 1] < 0xa0)
			return false;
	}
	return true;
}

static bool
object_in_bounds(const json_t *object)
{
	/* jansson's iterators take a pointer to change through; we only look. */
	union {
		const json_t *looked_at;
		json_t *iterated;
	} both = {.looked_at = object};
	const char *key;
	size_t key_length;
	json_t *value;

	if (json_object_size(object) > NB_JSON_KEYS_MOST)
		return false;
	json_object_keylen_foreach(both.iterated, key, key_length, value)
	{
		if (!is_clean(key, key_length) || !nb_json_in_bounds(value))
			return false;
	}
	return true;
}

static bool
array_in_bounds(const json_t *array)
{
	size_t i;

	for (i = 0; i < json_array_size(array); i++) {
		if (!nb_json_in_bounds(json_array_get(array, i)))
			return false;
	}
	return true;
}

/* Recurses at most NB_JSON_DEPTH_MOST levels. */
bool
nb_json_in_bounds(const json_t *json)
{
	switch (json_typeof(json)) {
	case JSON_OBJECT: return object_in_bounds(json);
	case JSON_ARRAY: return array_in_bounds(json);
	case JSON_STRING: return is_clean(json_string_value(json), json_string_length(json));
	case JSON_INTEGER:
		return json_integer_value(json) >= -NB_JSON_INT_MOST &&
		       json_integer_value(json) <= NB_JSON_INT_MOST;
	case JSON_REAL: return false;
	case JSON_TRUE:
	case JSON_FALSE:
	case JSON_NULL: return true;
	}
	return false;
}
