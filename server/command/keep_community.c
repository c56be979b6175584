/*
 * keep_community.c - how a community is set: looked at, checked and stored for its coordinators (C3).
 * Not here: telling who looks (community.c), house rules (house_rules.c).
 */
#include "noaber/community.h"

#include "noaber/people.h"
#include "noaber/secret.h"
#include "noaber/text.h"

#define SHAPE(variable, type, structure, table, text)                                              \
	const struct nb_shape variable = {.name = type,                                            \
	                                  .doc = text,                                             \
	                                  .bytes = sizeof(structure),                              \
	                                  .fields = table,                                         \
	                                  .field_count = NB_COUNT(table)}

static const struct nb_field settings_fields[] = {
    NB_FIELD_TEXT(struct nb_community_settings, name, NB_GROUP_NAME_CHARACTERS_LEAST,
                  NB_GROUP_NAME_CHARACTERS_MOST, "by a theme of life, never by a diagnosis"),
    NB_FIELD_TEXT(struct nb_community_settings, line, 1, NB_GROUP_LINE_CHARACTERS_MOST,
                  "what it is about, in one line"),
    NB_FIELD_TEXT(struct nb_community_settings, theme, NB_GROUP_NAME_CHARACTERS_LEAST,
                  NB_GROUP_NAME_CHARACTERS_MOST, "life theme"),
    NB_FIELD_TEXT_OPT(struct nb_community_settings, municipality, 1, 8,
                      "code of the municipality; left out for the whole region"),
    NB_FIELD_WORD(struct nb_community_settings, access, &nb_words_access, "how one gets in"),
    NB_FIELD_WORD(struct nb_community_settings, moderation, &nb_words_moderation,
                  "does a host look at messages after or before the group does"),
    NB_FIELD_WORD(struct nb_community_settings, unattended, &nb_words_unattended,
                  "what becomes of messages while nobody is on duty"),
    NB_FIELD_INT(struct nb_community_settings, slow_s, 0, NB_SLOW_MOST_S,
                 "seconds between two messages of one person; 0: no pause"),
    NB_FIELD_INT(struct nb_community_settings, unattended_slow_s, NB_UNATTENDED_SLOW_LEAST_S,
                 NB_SLOW_MOST_S, "the same while nobody is on duty"),
    NB_FIELD_INT(struct nb_community_settings, first_held, NB_FIRST_HELD_LEAST,
                 NB_POSTS_COUNTED_MOST, "so many first messages of a newcomer wait for a host"),
};
SHAPE(nb_shape_community_settings, "CommunitySettings", struct nb_community_settings,
      settings_fields, "How a community is set.");

static const struct nb_field room_fields[] = {
    NB_FIELD_ID(struct nb_kept_room, room, NB_ID_ROOM, "the room"),
    NB_FIELD_TEXT(struct nb_kept_room, name, 0, 0, "its name"),
    NB_FIELD_TEXT(struct nb_kept_room, line, 0, 0, "what it is about"),
    NB_FIELD_WORD(struct nb_kept_room, state, &nb_words_room_state, "what it allows now"),
    NB_FIELD_INT(struct nb_kept_room, member_count, 0, 0, "people who joined"),
};
SHAPE(nb_shape_kept_room, "KeptRoom", struct nb_kept_room, room_fields,
      "A room for who keeps it: not a word of what is said in it.");

static const struct nb_field host_fields[] = {
    NB_FIELD_TEXT_OPT(struct nb_kept_host, name, 0, 0,
                      "the name they work under; left out when they were never appointed here"),
    NB_FIELD_WORD(struct nb_kept_host, hat, &nb_words_hat, "the hat"),
    NB_FIELD_WORD(struct nb_kept_host, scope, &nb_words_scope, "how far it reaches"),
    NB_FIELD_INT(struct nb_kept_host, until_ms, 0, 0, "until when"),
};
SHAPE(nb_shape_kept_host, "KeptHost", struct nb_kept_host, host_fields,
      "Somebody whose task it is to host.");

static enum nb_status
refuse_name(struct nb_call *call, const char *field, const struct nb_life_name *instead)
{
	struct nb_str *offer = NB_NEW(call->arena, struct nb_str);

	if (!offer)
		return NB_E_TOO_LARGE;
	*offer = nb_str_from(call->subject.lang == NB_LANG_EN ? instead->en : instead->nl);
	call->refusal.field = field;
	call->refusal.offers = (struct nb_list){offer, 1};
	return NB_E_DIAGNOSIS_NAME;
}

static enum nb_status
check_name(struct nb_call *call, const char *field, struct nb_str name)
{
	const struct nb_life_name *instead = nb_diagnosis_in(name);

	if (instead)
		return refuse_name(call, field, instead);
	if (nb_text_check_line(name)) {
		call->refusal.field = field;
		return NB_E_BAD_ARGUMENT;
	}
	return NB_OK;
}

enum nb_status
nb_group_check(struct nb_call *call, struct nb_str name, struct nb_str line)
{
	enum nb_status status = check_name(call, "name", name);

	if (!status && nb_text_check_line(line)) {
		call->refusal.field = "line";
		return NB_E_BAD_ARGUMENT;
	}
	return status;
}

enum nb_status
nb_community_check(struct nb_call *call, const struct nb_community_settings *settings)
{
	enum nb_status status = nb_group_check(call, settings->name, settings->line);

	return status ? status : check_name(call, "theme", settings->theme);
}

static enum nb_status
find_municipality(struct nb_call *call, struct nb_str code)
{
	struct nb_cursor *cursor;
	enum nb_status status = nb_db_find_one(call->tools->db, NB_SQL_MUNICIPALITY_NAME,
	                                       NB_BIND(nb_text(code)), &cursor);

	if (status == NB_E_NOT_FOUND)
		return NB_E_BAD_ARGUMENT;
	return status ? status : nb_cursor_end(cursor);
}

enum nb_status
nb_community_reach(struct nb_call *call, struct nb_str municipality)
{
	struct nb_grant grants[NB_GRANTS_MOST];
	size_t count = 0;
	enum nb_status status =
	    nb_grants_of_hat(call, call->subject.account, call->subject.hat, grants, &count);

	call->refusal.field = "municipality";
	if (!status && municipality.at)
		status = find_municipality(call, municipality);
	if (status)
		return status;
	for (size_t i = 0; i < count; i++) {
		bool holds = nb_grant_holds(&grants[i], call->now_ms, 0, municipality.at);
		if (nb_hat_coordinates(call->subject.hat, holds))
			return NB_OK;
	}
	return NB_E_FORBIDDEN;
}

enum nb_status
nb_community_now(struct nb_call *call, nb_row community, struct nb_community_now *ret)
{
	struct nb_cursor *cursor;
	enum nb_status status = nb_db_find_one(call->tools->db, NB_SQL_COMMUNITY_SETTINGS,
	                                       NB_BIND(nb_int(community)), &cursor);

	if (status)
		return status;
	*ret = (struct nb_community_now){
	    .settings =
		{
		    .name = nb_view_text(call, cursor, 0),
		    .line = nb_view_text(call, cursor, 1),
		    .theme = nb_view_text(call, cursor, 2),
		    .municipality = nb_view_text(call, cursor, 3),
		    .access = (int)nb_cursor_int(cursor, 4),
		    .moderation = (int)nb_cursor_int(cursor, 5),
		    .unattended = (int)nb_cursor_int(cursor, 6),
		    .slow_s = nb_cursor_int(cursor, 7),
		    .unattended_slow_s = nb_cursor_int(cursor, 8),
		    .first_held = nb_cursor_int(cursor, 9),
		},
	    .state = (enum nb_community_state)nb_cursor_int(cursor, 10),
	    .rules_version = nb_cursor_int(cursor, 11),
	};
	return nb_cursor_end(cursor);
}

enum nb_status
nb_community_store(struct nb_call *call, nb_row community,
                   const struct nb_community_settings *settings, enum nb_community_state state)
{
	return nb_db_run(call->tools->db, NB_SQL_COMMUNITY_CHANGE,
	                 NB_BIND(nb_int(community), nb_text(settings->name),
	                         nb_text(settings->line), nb_text(settings->theme),
	                         nb_text(settings->municipality), nb_int(settings->access),
	                         nb_int(settings->moderation), nb_int(settings->unattended),
	                         nb_int(settings->slow_s), nb_int(settings->unattended_slow_s),
	                         nb_int(settings->first_held), nb_int(state)),
	                 NULL);
}

#define SLUG_LETTERS 12

/* A word for addresses and codes that says nothing about what it is. */
static void
make_slug(char ret[SLUG_LETTERS])
{
	static const char letters[] = "abcdefghjkmnpqrstvwxyz234567";
	uint8_t random[SLUG_LETTERS];

	nb_secret_random(random, sizeof(random));
	for (size_t i = 0; i < SLUG_LETTERS; i++)
		ret[i] = letters[random[i] % (sizeof(letters) - 1)];
}

/* The words that every community begins with. */
static enum nb_status
begin_rules(struct nb_call *call, nb_row community)
{
	struct nb_rules_question questions[NB_QUESTIONS];

	for (size_t i = 0; i < NB_QUESTIONS; i++) {
		const struct nb_standard_question *one = &nb_standard_rules.questions[i];
		questions[i] = (struct nb_rules_question){
		    .ask_nl = nb_str_from(one->nl.ask),
		    .answers_nl = nb_rules_lines(call, nb_str_from(one->nl.answers)),
		    .why_nl = nb_str_from(one->nl.why),
		    .ask_en = nb_str_from(one->en.ask),
		    .answers_en = nb_rules_lines(call, nb_str_from(one->en.answers)),
		    .why_en = nb_str_from(one->en.why),
		    .right = one->right,
		};
	}
	return nb_rules_begin(call, community,
	                      &(struct nb_rules_version){
				  .version = 1,
				  .rules_nl = nb_str_from(nb_standard_rules.nl),
				  .rules_en = nb_str_from(nb_standard_rules.en),
				  .questions = {questions, NB_QUESTIONS},
			      },
	                      call->subject.account);
}

enum nb_status
nb_community_add(struct nb_call *call, const struct nb_community_settings *settings,
                 nb_row *ret_community)
{
	nb_row community = nb_row_next(call->now_ms);
	char slug[SLUG_LETTERS];

	make_slug(slug);
	enum nb_status status =
	    nb_db_run(call->tools->db, NB_SQL_COMMUNITY_ADD,
	              NB_BIND(nb_int(community), nb_text((struct nb_str){slug, SLUG_LETTERS}),
	                      nb_text(settings->name), nb_text(settings->line),
	                      nb_text(settings->theme), nb_text(settings->municipality),
	                      nb_int(settings->access), nb_int(call->now_ms)),
	              NULL);
	if (!status)
		status = nb_community_store(call, community, settings, NB_COMMUNITY_OPEN);
	if (!status)
		status = begin_rules(call, community);
	*ret_community = community;
	return status;
}

enum nb_status
nb_community_kept_rooms(struct nb_call *call, nb_row community, struct nb_list *ret)
{
	struct nb_kept_room *rooms =
	    nb_arena_array(call->arena, NB_GROUP_ROOMS_MOST, sizeof(*rooms));
	size_t count = 0;

	if (!rooms)
		return NB_E_TOO_LARGE;
	struct nb_cursor *cursor = nb_db_find(call->tools->db, NB_SQL_ROOMS_KEPT,
	                                      NB_BIND(nb_int(community), nb_int(NB_ROOM_GROUP)));
	while (count < NB_GROUP_ROOMS_MOST && nb_cursor_next(cursor))
		rooms[count++] = (struct nb_kept_room){
		    .room = nb_cursor_int(cursor, 0),
		    .name = nb_view_text(call, cursor, 1),
		    .line = nb_view_text(call, cursor, 2),
		    .state = (int)nb_cursor_int(cursor, 3),
		    .member_count = nb_cursor_int(cursor, 4),
		};
	*ret = (struct nb_list){rooms, count};
	return nb_cursor_end(cursor);
}

#define HOSTS_MOST 100 /* as the statement */

/* One whose name does not open is listed without it (O7). */
static void
show_name(struct nb_call *call, struct nb_cursor *cursor, struct nb_kept_host *host)
{
	const struct nb_seal_place place = nb_place_appointment_name(nb_cursor_int(cursor, 3));

	if (nb_cursor_is_null(cursor, 5) ||
	    nb_vault_unseal(call->tools->vault, nb_cursor_int(cursor, 4), &place,
	                    nb_cursor_bytes(cursor, 5), call->arena, &host->name))
		host->name = (struct nb_str){NULL, 0};
}

enum nb_status
nb_community_kept_hosts(struct nb_call *call, nb_row community, struct nb_str municipality,
                        struct nb_list *ret)
{
	struct nb_kept_host *hosts = nb_arena_array(call->arena, HOSTS_MOST, sizeof(*hosts));
	size_t count = 0;

	if (!hosts)
		return NB_E_TOO_LARGE;
	struct nb_cursor *cursor = nb_db_find(
	    call->tools->db, NB_SQL_GRANTS_HOSTING,
	    NB_BIND(nb_int(community), nb_text(municipality.at ? municipality : NB_STR("")),
	            nb_int(call->now_ms), nb_int(NB_HAT_PEER), nb_int(NB_HAT_DUTY)));
	while (count < HOSTS_MOST && nb_cursor_next(cursor)) {
		struct nb_kept_host *host = &hosts[count++];
		host->hat = (int)nb_cursor_int(cursor, 0);
		host->scope = (int)nb_cursor_int(cursor, 1);
		host->until_ms = nb_cursor_int(cursor, 2);
		show_name(call, cursor, host);
	}
	*ret = (struct nb_list){hosts, count};
	return nb_cursor_end(cursor);
}
