/*
 * demo_rules.c - house rules and questions of the demo region (ON3). Without questions there is nothing
 * to accept: version 0.
 */
#include "demo.h"

#include "noaber/community.h"

/* A list in the file, lines in the store. */
static struct nb_str
join_lines(struct nb_arena *arena, const json_t *lines)
{
	struct nb_buf text;
	const json_t *line;
	size_t i;

	nb_buf_init(&text, NB_TEXT_BYTES_MOST);
	json_array_foreach(lines, i, line)
	{
		nb_buf_add_text(&text, i ? "\n" : "");
		nb_buf_add_text(&text, json_string_value(line));
	}
	struct nb_str copy = nb_arena_copy(arena, text.at ? text.at : "", text.length);
	nb_buf_finish(&text);
	return copy;
}

static struct nb_list
texts_of(struct nb_arena *arena, const json_t *texts)
{
	struct nb_str *list = nb_arena_array(arena, NB_ANSWERS_MOST, sizeof(*list));
	size_t count = 0;

	for (size_t i = 0; list && i < json_array_size(texts) && count < NB_ANSWERS_MOST; i++)
		list[count++] = nb_str_from(json_string_value(json_array_get(texts, i)));
	return (struct nb_list){list, count};
}

/* Those of the region, asked in every community of it. */
static struct nb_list
read_questions(struct nb_demo *demo)
{
	struct nb_arena *arena = demo->call.arena;
	const json_t *file = json_object_get(demo->file, "questions");
	struct nb_rules_question *questions =
	    nb_arena_array(arena, NB_QUESTIONS, sizeof(*questions));
	size_t count = 0;

	for (size_t i = 0; questions && i < json_array_size(file) && count < NB_QUESTIONS; i++) {
		const json_t *one = json_array_get(file, i);
		questions[count++] = (struct nb_rules_question){
		    .ask_nl = nb_demo_text(one, "ask_nl"),
		    .answers_nl = texts_of(arena, json_object_get(one, "answers_nl")),
		    .why_nl = nb_demo_text(one, "why_nl"),
		    .ask_en = nb_demo_text(one, "ask_en"),
		    .answers_en = texts_of(arena, json_object_get(one, "answers_en")),
		    .why_en = nb_demo_text(one, "why_en"),
		    .right = json_integer_value(json_object_get(one, "right")),
		};
	}
	return (struct nb_list){questions, count};
}

enum nb_status
nb_demo_rules(struct nb_demo *demo, const json_t *community, nb_row row)
{
	struct nb_arena *arena = demo->call.arena;
	struct nb_rules_version rules = {
	    .rules_nl = join_lines(arena, json_object_get(community, "rules")),
	    .rules_en = join_lines(arena, json_object_get(community, "rules_en")),
	    .questions = read_questions(demo),
	};

	rules.version = rules.questions.count ? 1 : 0;
	return nb_rules_begin(&demo->call, row, &rules, 0);
}

enum nb_status
nb_demo_accept(struct nb_demo *demo, nb_row community, nb_row member)
{
	struct nb_rules_version rules;
	enum nb_status status = nb_rules_now(&demo->call, community, &rules);

	if (status || !rules.version)
		return status;
	return nb_db_run(demo->call.tools->db, NB_SQL_MEMBER_ACCEPT_RULES,
	                 NB_BIND(nb_int(member), nb_int(rules.version)), NULL);
}
