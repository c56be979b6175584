/* The reference that the program prints from its tables: complete, valid, and the same twice. */
#include "noaber/command.h"
#include "noaber/describe.h"
#include "noaber/views.h"
#include "unit.h"

#include <jansson.h>
#include <string.h>

#define BYTES_MOST (1u << 20)

static const char *const prints[] = {"ts", "markdown", "asyncapi", "rights"};

/* A print as terminated text; the caller frees it. */
static char *
print(const char *what)
{
	struct nb_buf out;

	nb_buf_init(&out, BYTES_MOST);
	assert_true(nb_describe(what, &out));
	nb_buf_add_byte(&out, '\0');
	assert_false(out.failed);
	return out.at;
}

static size_t
count(const char *text, const char *wanted)
{
	size_t found = 0;

	for (const char *at = text; (at = strstr(at, wanted)); at += strlen(wanted))
		found++;
	return found;
}

#define assert_once(text, ...)                                                                     \
	do {                                                                                       \
		char wanted_[400];                                                                 \
		assert_true((size_t)snprintf(wanted_, sizeof(wanted_), __VA_ARGS__) <              \
		            sizeof(wanted_));                                                      \
		if (count(text, wanted_) != 1)                                                     \
			fail_msg("%zu times: %s", count(text, wanted_), wanted_);                  \
	} while (0)

static bool
is_for_tests(const struct nb_command *command)
{
	return strncmp(command->name, "clock.", 6) == 0;
}

/* Every named shape below ${shape} has one "<before>Name<after>" in ${text}. */
static void
check_shapes(const char *text, const char *before, const char *after, const struct nb_shape *shape)
{
	if (!shape)
		return;
	if (shape->name)
		assert_once(text, "%s%s%s", before, shape->name, after);
	for (size_t i = 0; i < shape->field_count; i++) {
		const struct nb_field *field = &shape->fields[i];

		check_shapes(text, before, after, field->shape);
		if (field->words && !strstr(before, "interface"))
			assert_once(text, "%s%s%s", before, field->words->name, after);
	}
}

static void
check_all_shapes(const char *text, const char *before, const char *after)
{
	for (size_t i = 0; i < nb_command_count; i++) {
		check_shapes(text, before, after, nb_commands[i]->args);
		check_shapes(text, before, after, nb_commands[i]->reply);
	}
	for (size_t i = 0; i < nb_event_count; i++)
		check_shapes(text, before, after, nb_events[i]->data);
}

static void
ts_has_every_command_event_and_shape_once(void **state)
{
	char *text = print("ts");

	(void)state;
	for (size_t i = 0; i < nb_command_count; i++) {
		if (!is_for_tests(nb_commands[i]))
			assert_once(text, "\n  '%s': {\n    args: ", nb_commands[i]->name);
	}
	for (size_t i = 0; i < nb_event_count; i++)
		assert_once(text, "\n  '%s': ", nb_events[i]->name);
	check_all_shapes(text, "\nexport interface ", " {\n");
	assert_once(text, "\nexport interface Refusal {\n");
	assert_once(text, "\nexport type RoomId = string & { readonly kind: 'room' };\n");
	assert_once(text, "\nexport type Lang = 'nl' | 'en';\n");
	free(text);
}

static void
ts_has_every_word(void **state)
{
	static const struct nb_words *const lists[] = {
	    &nb_words_hat,        &nb_words_scope,         &nb_words_access,
	    &nb_words_room_state, &nb_words_message_state, &nb_words_reaction,
	    &nb_words_right,      &nb_words_event,         &nb_words_room_kind,
	};
	char *text = print("ts");

	(void)state;
	for (size_t i = 0; i < NB_COUNT(lists); i++) {
		char start[64];

		(void)snprintf(start, sizeof(start), "\nexport type %s =", lists[i]->name);
		assert_int_equal(count(text, start), 1);
		const char *from = strstr(text, start), *end = strchr(from, ';');
		for (size_t j = 0; j < lists[i]->count; j++) {
			char word[64];

			(void)snprintf(word, sizeof(word), " '%s'", lists[i]->words[j]);
			const char *at = strstr(from, word);
			assert_true(at && at < end);
		}
	}
	free(text);
}

static void
markdown_has_every_status_with_both_sentences(void **state)
{
	char *text = print("markdown");

	(void)state;
	for (enum nb_status status = NB_OK; status < NB_STATUS_COUNT; status++) {
		const struct nb_status_row *row = nb_status_row(status);

		assert_once(text, "\n| `%s` | %d | %s | %s |\n", row->word, row->http, row->nl,
		            row->en);
	}
	free(text);
}

static void
markdown_has_a_heading_for_everything_once(void **state)
{
	char *text = print("markdown");

	(void)state;
	for (size_t i = 0; i < nb_command_count; i++) {
		if (!is_for_tests(nb_commands[i]))
			assert_once(text, "\n### %s\n\n%s\n", nb_commands[i]->name,
			            nb_commands[i]->doc);
	}
	for (size_t i = 0; i < nb_event_count; i++)
		assert_once(text, "\n### %s\n\n%s\n", nb_events[i]->name, nb_events[i]->doc);
	check_all_shapes(text, "\n### ", "\n");
	free(text);
}

/* Every "$ref" below ${json} leads somewhere. Returns how many there are. */
static size_t
follow_refs(json_t *root, json_t *json)
{
	size_t found = 0, i;
	const char *key;
	json_t *value;

	json_array_foreach(json, i, value) found += follow_refs(root, value);
	json_object_foreach(json, key, value)
	{
		char part[32], name[64];

		found += follow_refs(root, value);
		if (strcmp(key, "$ref") != 0)
			continue;
		assert_int_equal(
		    sscanf(json_string_value(value), "#/components/%31[a-z]/%63s", part, name), 2);
		json_t *target = json_object_get(json_object_get(root, "components"), part);
		if (!json_object_get(target, name))
			fail_msg("leads nowhere: %s", json_string_value(value));
		found++;
	}
	return found;
}

static void
asyncapi_is_json_without_loose_ends(void **state)
{
	char *text = print("asyncapi");
	json_error_t error;
	json_t *root = json_loads(text, JSON_REJECT_DUPLICATES, &error);

	(void)state;
	if (!root)
		fail_msg("line %d: %s", error.line, error.text);
	json_t *messages = json_object_get(json_object_get(root, "components"), "messages");
	for (size_t i = 0; i < nb_command_count; i++) {
		bool is_there = json_object_get(messages, nb_commands[i]->name);
		assert_int_equal(is_there, !is_for_tests(nb_commands[i]));
	}
	for (size_t i = 0; i < nb_event_count; i++)
		assert_non_null(json_object_get(messages, nb_events[i]->name));
	assert_true(follow_refs(root, root) > nb_command_count);
	json_decref(root);
	free(text);
}

static void
rights_has_every_right_and_both_reasons(void **state)
{
	char *text = print("rights");

	(void)state;
	for (enum nb_right right = 0; right < NB_RIGHT_COUNT; right++) {
		char row[64], reasons[200];

		(void)snprintf(row, sizeof(row), "\n| `%s` | ", nb_right_words[right]);
		assert_int_equal(count(text, row), 1);
		(void)snprintf(reasons, sizeof(reasons), " | %s | %s |\n",
		               nb_right_rows[right].because_nl, nb_right_rows[right].because_en);
		const char *at = strstr(strstr(text, row), reasons);
		assert_true(at && !memchr(strstr(text, row) + 1, '\n',
		                          (size_t)(at - strstr(text, row)) - 1));
	}
	free(text);
}

static void
no_print_has_holes_or_test_commands_and_each_is_stable(void **state)
{
	(void)state;
	for (size_t i = 0; i < NB_COUNT(prints); i++) {
		char *text = print(prints[i]), *again = print(prints[i]);

		assert_null(strstr(text, "(null)"));
		assert_null(strstr(text, "clock."));
		assert_null(strstr(text, " \n")); /* .editorconfig: no white space at the end */
		assert_null(strstr(text, "\t"));
		assert_string_equal(text, again);
		assert_int_equal(text[strlen(text) - 1], '\n');
		free(text);
		free(again);
	}
}

static void
there_is_no_print_of_another_name(void **state)
{
	struct nb_buf out;

	(void)state;
	nb_buf_init(&out, BYTES_MOST);
	assert_false(nb_describe("", &out));
	assert_false(nb_describe("tsx", &out));
	assert_int_equal(out.length, 0);
	nb_buf_finish(&out);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(ts_has_every_command_event_and_shape_once),
	    cmocka_unit_test(ts_has_every_word),
	    cmocka_unit_test(markdown_has_every_status_with_both_sentences),
	    cmocka_unit_test(markdown_has_a_heading_for_everything_once),
	    cmocka_unit_test(asyncapi_is_json_without_loose_ends),
	    cmocka_unit_test(rights_has_every_right_and_both_reasons),
	    cmocka_unit_test(no_print_has_holes_or_test_commands_and_each_is_stable),
	    cmocka_unit_test(there_is_no_print_of_another_name),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
