/* appointment.options - which hats one may propose and for which places, to choose from (Z8). */
#include "noaber/staff.h"

#define PLACES_MOST 500 /* of each kind, as the statements */

struct office_view {
	int hat;
	struct nb_list scopes; /* of int */
};

struct place_view {
	int scope;
	struct nb_str where, name;
};

struct appointment_options_reply {
	struct nb_list offices;
	struct nb_list places;
};

static const struct nb_field office_fields[] = {
    NB_FIELD_WORD(struct office_view, hat, &nb_words_hat, "the hat"),
    NB_FIELD_WORDS(struct office_view, scopes, &nb_words_scope, "how far it may reach"),
};
static const struct nb_shape office_shape = {.name = "Office",
                                             .doc = "A hat that one may propose.",
                                             .bytes = sizeof(struct office_view),
                                             .fields = office_fields,
                                             .field_count = NB_COUNT(office_fields)};

static const struct nb_field place_fields[] = {
    NB_FIELD_WORD(struct place_view, scope, &nb_words_scope, "municipality or community"),
    NB_FIELD_TEXT(struct place_view, where, 0, 0, "as appointment.propose wants it"),
    NB_FIELD_TEXT(struct place_view, name, 0, 0, "its name"),
};
static const struct nb_shape place_shape = {.name = "Place",
                                            .doc = "A place that one may propose somebody for.",
                                            .bytes = sizeof(struct place_view),
                                            .fields = place_fields,
                                            .field_count = NB_COUNT(place_fields)};

static const struct nb_field reply_fields[] = {
    NB_FIELD_LIST(struct appointment_options_reply, offices, &office_shape, 0, "hats"),
    NB_FIELD_LIST(struct appointment_options_reply, places, &place_shape, 0,
                  "municipalities and communities, by name; an organisation is typed"),
};
static const struct nb_shape reply_shape =
    NB_SHAPE_OF(struct appointment_options_reply, reply_fields);

/* Is there a row of the table for one of the grants? */
static bool
gives(const struct nb_call *call, const struct nb_appointer *appointer, int hat, int scope)
{
	for (size_t i = 0; i < appointer->count; i++) {
		const struct nb_grant *grant = &appointer->grants[i];
		struct nb_office office = {.hat = (enum nb_hat)hat,
		                           .scope = (enum nb_scope)scope,
		                           .community = grant->where_row,
		                           .where = nb_str_from(grant->where_code)};
		if (nb_may_appoint(grant, NB_APPOINTING_INVITE, &office, call->now_ms))
			return true;
	}
	return false;
}

static enum nb_status
view_offices(struct nb_call *call, const struct nb_appointer *appointer, struct nb_list *ret)
{
	struct office_view *views = nb_arena_array(call->arena, NB_HAT_COUNT, sizeof(*views));
	size_t count = 0;

	for (int hat = 0; views && hat < NB_HAT_COUNT; hat++) {
		int *scopes = nb_arena_array(call->arena, NB_SCOPE_COUNT, sizeof(*scopes));
		size_t reach = 0;
		for (int scope = 0; scopes && scope < NB_SCOPE_COUNT; scope++)
			if (gives(call, appointer, hat, scope))
				scopes[reach++] = scope;
		if (reach)
			views[count++] = (struct office_view){hat, {scopes, reach}};
	}
	*ret = (struct nb_list){views, count};
	return views ? NB_OK : NB_E_TOO_LARGE;
}

struct places {
	struct nb_call *call;
	const struct nb_appointer *appointer;
	struct place_view *views;
	size_t count;
};

/* Rows of: what to send, name, municipality, community. Peers are appointed for every place that one
 * reaches. */
static enum nb_status
add_places(struct places *places, enum nb_sql sql, enum nb_scope scope)
{
	struct nb_cursor *cursor = nb_db_find(places->call->tools->db, sql, NB_NO_BIND);

	while (nb_cursor_next(cursor)) {
		const struct nb_office office = {.hat = NB_HAT_PEER,
		                                 .scope = scope,
		                                 .where = nb_cursor_bytes(cursor, 2),
		                                 .community = nb_cursor_int(cursor, 3)};
		if (nb_appointer_may(places->appointer, NB_APPOINTING_INVITE, &office,
		                     places->call->now_ms))
			places->views[places->count++] = (struct place_view){
			    .scope = (int)scope,
			    .where = nb_view_text(places->call, cursor, 0),
			    .name = nb_view_text(places->call, cursor, 1),
			};
	}
	return nb_cursor_end(cursor);
}

static enum nb_status
run(struct nb_call *call)
{
	struct appointment_options_reply *reply = call->reply;
	struct nb_appointer appointer;
	struct places places = {
	    .call = call,
	    .appointer = &appointer,
	    .views = nb_arena_array(call->arena, 2 * PLACES_MOST, sizeof(*places.views)),
	};
	enum nb_status status = places.views ? nb_appointer_of(call, &appointer) : NB_E_TOO_LARGE;

	if (!status)
		status = view_offices(call, &appointer, &reply->offices);
	if (!status)
		status = add_places(&places, NB_SQL_PLACES_MUNICIPALITIES, NB_SCOPE_MUNICIPALITY);
	if (!status)
		status = add_places(&places, NB_SQL_PLACES_COMMUNITIES, NB_SCOPE_COMMUNITY);
	reply->places = (struct nb_list){places.views, places.count};
	return status;
}

const struct nb_command nb_cmd_appointment_options = {
    .name = "appointment.options",
    .doc = "Which hats you may propose, and for which places.",
    .doors = NB_DOOR_SOCKET,
    .lane = NB_LANE_READ,
    .target = NB_TARGET_NONE,
    .needs = NB_RIGHT_APPOINTMENT_PROPOSE,
    .rate = NB_RATE_READ,
    .reply = &reply_shape,
    .run = run,
};
