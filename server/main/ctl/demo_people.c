/*
 * demo_people.c - the demo region's grants with the appointment behind each, one appointment that
 * waits for a signature, codes of closed communities, and asks to come into one.
 */
#include "demo.h"

#include "noaber/introductions.h"
#include "noaber/life.h"
#include "noaber/staff.h"

#include <string.h>

#define YEAR_MS (365 * NB_DAY_MS)
#define CHECK_AGE_MS (30 * NB_DAY_MS)
#define CODE_USES 5

/* "region", or a kind and a place: "community:rouw". */
static void
read_scope(const struct nb_demo *demo, struct nb_str scope, struct nb_appointment *ret)
{
	static const char *const prefixes[NB_SCOPE_COUNT] = {
	    [NB_SCOPE_MUNICIPALITY] = "municipality:",
	    [NB_SCOPE_COMMUNITY] = "community:",
	    [NB_SCOPE_ORGANISATION] = "organisation:",
	};

	ret->office.scope = NB_SCOPE_REGION;
	ret->place_code = NB_STR("");
	for (int i = 0; i < NB_SCOPE_COUNT; i++) {
		if (!prefixes[i] || !nb_str_starts(scope, nb_str_from(prefixes[i])))
			continue;
		struct nb_str where = {scope.at + strlen(prefixes[i]),
		                       scope.length - strlen(prefixes[i])};
		ret->office.scope = (enum nb_scope)i;
		if (i == NB_SCOPE_COMMUNITY)
			ret->office.community = nb_demo_community(demo, where);
		else
			ret->place_code = where;
	}
}

static enum nb_status
add_grant(struct nb_demo *demo, nb_row account, struct nb_appointment *what)
{
	what->grant = nb_row_next(demo->call.now_ms);
	return nb_db_run(demo->call.tools->db, NB_SQL_GRANT_ADD,
	                 NB_BIND(nb_int(what->grant), nb_int(account), nb_int(what->office.hat),
	                         nb_int(what->office.scope), nb_int(what->office.community),
	                         nb_text(what->place_code), nb_int(what->from_ms),
	                         nb_int(what->until_ms)),
	                 NULL);
}

/* Proposed and accepted, with a check that was seen a month ago. */
static enum nb_status
add_accepted(struct nb_demo *demo, nb_row account, struct nb_str name, struct nb_appointment *what)
{
	struct nb_db *db = demo->call.tools->db;
	struct nb_subject nobody = {.account = 0};

	what->row = nb_row_next(demo->call.now_ms);
	enum nb_status status = nb_db_run(
	    db, NB_SQL_APPOINTMENT_ADD,
	    NB_BIND(nb_int(what->row), nb_int(what->office.hat), nb_int(what->office.scope),
	            nb_int(what->office.community), nb_text(what->place_code),
	            nb_int(what->from_ms), nb_int(what->until_ms), nb_int(demo->call.now_ms),
	            nb_ref(what->proposed_by)),
	    NULL);
	if (!status)
		status = nb_appointment_accept(&demo->call, what->row, account, name);
	demo->call.subject = nobody;
	return status ? status
	              : nb_check_record(&demo->call, what->row, demo->call.now_ms - CHECK_AGE_MS);
}

enum nb_status
nb_demo_give_hat(struct nb_demo *demo, const struct nb_demo_person *person, enum nb_hat hat,
                 struct nb_str scope)
{
	int64_t now_ms = demo->call.now_ms;
	struct nb_appointment what = {
	    .office.hat = hat, .from_ms = now_ms - NB_DAY_MS, .until_ms = now_ms + YEAR_MS};

	read_scope(demo, scope, &what);
	enum nb_status status = add_grant(demo, person->account, &what);
	if (status || nb_hat_is_oneself(hat))
		return status;
	status = add_accepted(demo, person->account, person->name, &what);
	return status ? status
	              : nb_db_run(demo->call.tools->db, NB_SQL_APPOINTMENT_BEGIN,
	                          NB_BIND(nb_int(what.row), nb_ref(0), nb_int(now_ms),
	                                  nb_int(what.grant), nb_int(what.from_ms),
	                                  nb_int(what.until_ms)),
	                          NULL);
}

static enum nb_status
add_waiting(struct nb_demo *demo, const json_t *one)
{
	struct nb_demo_person *person = nb_demo_find_person(demo, nb_demo_text(one, "who"));
	struct nb_demo_person *by = nb_demo_find_person(demo, nb_demo_text(one, "by"));
	struct nb_appointment what = {.from_ms = demo->call.now_ms,
	                              .until_ms = demo->call.now_ms + YEAR_MS};

	if (!person || !by)
		return NB_E_BAD_ARGUMENT;
	what.office.hat = (enum nb_hat)nb_demo_word(nb_demo_text(one, "hat"), nb_hat_words,
	                                            NB_HAT_COUNT, NB_HAT_PEER);
	what.proposed_by = by->account;
	read_scope(demo, nb_demo_text(one, "scope"), &what);
	return add_accepted(demo, person->account, nb_demo_text(one, "name"), &what);
}

static enum nb_status
add_code(struct nb_demo *demo, struct nb_str slug)
{
	struct nb_invitation invitation = {.community = nb_demo_community(demo, slug)};
	struct nb_demo_code *code = &demo->codes[demo->code_count];

	if (!invitation.community || demo->code_count == NB_DEMO_CODES_MOST)
		return NB_E_BAD_ARGUMENT;
	demo->code_count++;
	code->slug = slug;
	return nb_code_make(&demo->call, &invitation, CODE_USES, NB_CODE_DAYS_MOST, &code->words);
}

static enum nb_status
add_introduction(struct nb_demo *demo, const json_t *one)
{
	struct nb_demo_person *person = nb_demo_find_person(demo, nb_demo_text(one, "who"));
	const nb_row community = nb_demo_community(demo, nb_demo_text(one, "community"));
	const struct nb_subject nobody = {.account = 0};
	const struct nb_object nothing = {.community = 0};

	if (!person || !community)
		return NB_E_BAD_ARGUMENT;
	demo->call.subject = (struct nb_subject){.account = person->account, .hat = person->hat};
	demo->call.object.community = community;
	enum nb_status status =
	    nb_introduction_ask(&demo->call, nb_demo_text(one, "name"), nb_demo_text(one, "text"));
	demo->call.subject = nobody;
	demo->call.object = nothing;
	return status;
}

enum nb_status
nb_demo_people(struct nb_demo *demo)
{
	enum nb_status status = NB_OK;
	const json_t *one;
	size_t i;

	json_array_foreach(json_object_get(demo->file, "appointments"), i, one) if (!status)
	    status = add_waiting(demo, one);
	json_array_foreach(json_object_get(demo->file, "invitations"), i, one) if (!status) status =
	    add_code(demo, nb_str_from(json_string_value(one)));
	json_array_foreach(json_object_get(demo->file, "introductions"), i, one) if (!status)
	    status = add_introduction(demo, one);
	return status;
}
