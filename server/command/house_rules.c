/*
 * house_rules.c - reading and writing what a community agrees on (ON3).
 * Not here: the rules a new one begins with (model/house_rules.c), who accepted them (rules.accept).
 */
#include "noaber/community.h"

#include "noaber/people.h"

#include <string.h>

#define SHAPE(variable, type, structure, table, text)                                              \
	const struct nb_shape variable = {.name = type,                                            \
	                                  .doc = text,                                             \
	                                  .bytes = sizeof(structure),                              \
	                                  .fields = table,                                         \
	                                  .field_count = NB_COUNT(table)}

static const struct nb_field question_fields[] = {
    NB_FIELD_TEXT(struct nb_rules_question, ask_nl, 1, NB_QUESTION_CHARACTERS_MOST,
                  "what is asked"),
    NB_FIELD_TEXTS(struct nb_rules_question, answers_nl, "two or three to choose from"),
    NB_FIELD_TEXT(struct nb_rules_question, why_nl, 1, NB_QUESTION_CHARACTERS_MOST,
                  "said to a wrong answer"),
    NB_FIELD_TEXT_OPT(struct nb_rules_question, ask_en, 0, NB_QUESTION_CHARACTERS_MOST,
                      "the same in English, or nothing"),
    {NB_FIELD_OF(struct nb_rules_question, answers_en, NB_FIELD_TYPE_TEXTS, "the same in English"),
     .optional = true},
    NB_FIELD_TEXT_OPT(struct nb_rules_question, why_en, 0, NB_QUESTION_CHARACTERS_MOST,
                      "the same in English"),
    NB_FIELD_INT(struct nb_rules_question, right, 0, NB_ANSWERS_MOST - 1,
                 "which answer is right, from 0"),
};
SHAPE(nb_shape_rules_question, "RulesQuestion", struct nb_rules_question, question_fields,
      "A question about the house rules with its answer, for who writes them.");

static const struct nb_field version_fields[] = {
    NB_FIELD_INT(struct nb_rules_version, version, 0, 0, "counts up"),
    NB_FIELD_INT(struct nb_rules_version, made_ms, 0, 0, "when it was made"),
    NB_FIELD_TEXT(struct nb_rules_version, rules_nl, 0, 0, "the rules, one a line"),
    NB_FIELD_TEXT(struct nb_rules_version, rules_en, 0, 0, "the same in English, or nothing"),
    NB_FIELD_LIST(struct nb_rules_version, questions, &nb_shape_rules_question, 0, "in order"),
};
SHAPE(nb_shape_rules_version, "RulesVersion", struct nb_rules_version, version_fields,
      "One version of the house rules of a community.");

/* Answers lie in the store one a line. */
struct nb_list
nb_rules_lines(struct nb_call *call, struct nb_str text)
{
	struct nb_str *lines = nb_arena_array(call->arena, NB_ANSWERS_MOST, sizeof(*lines));
	size_t count = 0, start = 0;

	for (size_t i = 0; lines && text.length && count < NB_ANSWERS_MOST && i <= text.length; i++)
		if (i == text.length || text.at[i] == '\n') {
			lines[count++] = (struct nb_str){text.at + start, i - start};
			start = i + 1;
		}
	return (struct nb_list){lines, count};
}

static struct nb_str
join(struct nb_call *call, const struct nb_list *lines)
{
	struct nb_buf text;

	nb_buf_init(&text, NB_TEXT_BYTES_MOST);
	for (size_t i = 0; i < lines->count; i++) {
		nb_buf_add_text(&text, i ? "\n" : "");
		nb_buf_add_str(&text, ((const struct nb_str *)lines->at)[i]);
	}
	struct nb_str joined = nb_arena_copy(call->arena, text.at ? text.at : "", text.length);
	nb_buf_finish(&text);
	return joined;
}

enum nb_status
nb_rules_now(struct nb_call *call, nb_row community, struct nb_rules_version *ret)
{
	struct nb_cursor *cursor;
	enum nb_status status =
	    nb_db_find_one(call->tools->db, NB_SQL_RULES_NOW, NB_BIND(nb_int(community)), &cursor);

	if (status)
		return status;
	*ret = (struct nb_rules_version){
	    .version = nb_cursor_int(cursor, 0),
	    .rules_nl = nb_view_text(call, cursor, 1),
	    .rules_en = nb_view_text(call, cursor, 2),
	    .made_ms = nb_cursor_int(cursor, 3),
	};
	return nb_cursor_end(cursor);
}

enum nb_status
nb_rules_questions(struct nb_call *call, nb_row community, int64_t version, struct nb_list *ret)
{
	struct nb_rules_question *questions =
	    nb_arena_array(call->arena, NB_QUESTIONS, sizeof(*questions));
	size_t count = 0;

	if (!questions)
		return NB_E_TOO_LARGE;
	struct nb_cursor *cursor = nb_db_find(call->tools->db, NB_SQL_RULES_QUESTIONS,
	                                      NB_BIND(nb_int(community), nb_int(version)));
	while (count < NB_QUESTIONS && nb_cursor_next(cursor))
		questions[count++] = (struct nb_rules_question){
		    .right = nb_cursor_int(cursor, 1),
		    .ask_nl = nb_view_text(call, cursor, 2),
		    .answers_nl = nb_rules_lines(call, nb_view_text(call, cursor, 3)),
		    .why_nl = nb_view_text(call, cursor, 4),
		    .ask_en = nb_view_text(call, cursor, 5),
		    .answers_en = nb_rules_lines(call, nb_view_text(call, cursor, 6)),
		    .why_en = nb_view_text(call, cursor, 7),
		};
	*ret = (struct nb_list){questions, count};
	return nb_cursor_end(cursor);
}

enum nb_status
nb_rules_versions(struct nb_call *call, nb_row community, struct nb_list *ret)
{
	struct nb_rules_version *versions =
	    nb_arena_array(call->arena, NB_RULES_VERSIONS_SHOWN, sizeof(*versions));
	size_t count = 0;

	if (!versions)
		return NB_E_TOO_LARGE;
	struct nb_cursor *cursor =
	    nb_db_find(call->tools->db, NB_SQL_RULES_VERSIONS, NB_BIND(nb_int(community)));
	while (count < NB_RULES_VERSIONS_SHOWN && nb_cursor_next(cursor))
		versions[count++] = (struct nb_rules_version){
		    .version = nb_cursor_int(cursor, 0),
		    .rules_nl = nb_view_text(call, cursor, 1),
		    .rules_en = nb_view_text(call, cursor, 2),
		    .made_ms = nb_cursor_int(cursor, 3),
		};
	enum nb_status status = nb_cursor_end(cursor);
	for (size_t i = 0; !status && i < count; i++)
		status = nb_rules_questions(call, community, versions[i].version,
		                            &versions[i].questions);
	*ret = (struct nb_list){versions, count};
	return status;
}

/* Absent English is kept as no words. */
static struct nb_value
text_or_none(struct nb_str text)
{
	return nb_text(text.at ? text : NB_STR(""));
}

static enum nb_status
add_question(struct nb_call *call, nb_row community, int64_t version, int64_t number,
             const struct nb_rules_question *question)
{
	return nb_db_run(call->tools->db, NB_SQL_RULES_QUESTION_ADD,
	                 NB_BIND(nb_int(community), nb_int(version), nb_int(number),
	                         nb_int(question->right), nb_text(question->ask_nl),
	                         nb_text(join(call, &question->answers_nl)),
	                         nb_text(question->why_nl), text_or_none(question->ask_en),
	                         text_or_none(join(call, &question->answers_en)),
	                         text_or_none(question->why_en)),
	                 NULL);
}

enum nb_status
nb_rules_begin(struct nb_call *call, nb_row community, const struct nb_rules_version *rules,
               nb_row by)
{
	const struct nb_rules_question *questions = rules->questions.at;
	int64_t changed = 1;
	enum nb_status status = NB_OK;

	if (rules->version)
		status = nb_db_run(call->tools->db, NB_SQL_RULES_BEGIN,
		                   NB_BIND(nb_int(community), nb_int(rules->version)), &changed);
	if (!status && !changed)
		return NB_E_CONFLICT;
	if (!status)
		status = nb_db_run(call->tools->db, NB_SQL_RULES_ADD,
		                   NB_BIND(nb_int(community), nb_int(rules->version),
		                           nb_text(rules->rules_nl), text_or_none(rules->rules_en),
		                           nb_ref(by), nb_int(call->now_ms)),
		                   NULL);
	for (size_t i = 0; !status && i < rules->questions.count; i++)
		status =
		    add_question(call, community, rules->version, (int64_t)i + 1, &questions[i]);
	return status;
}

struct nb_str
nb_rules_text(const struct nb_call *call, const struct nb_rules_version *rules)
{
	bool english = call->subject.lang == NB_LANG_EN && rules->rules_en.length;

	return english ? rules->rules_en : rules->rules_nl;
}

bool
nb_question_in_english(const struct nb_call *call, const struct nb_rules_question *question)
{
	return call->subject.lang == NB_LANG_EN && question->ask_en.length &&
	       question->why_en.length && question->answers_en.count == question->answers_nl.count;
}

enum nb_status
nb_view_rules(struct nb_call *call, nb_row community, struct nb_str *ret_rules)
{
	struct nb_rules_version rules = {0};
	enum nb_status status = nb_rules_now(call, community, &rules);

	if (!status)
		*ret_rules = nb_rules_text(call, &rules);
	return status;
}
