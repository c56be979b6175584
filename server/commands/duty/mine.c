/* duty.mine - where one may be on duty with the hat one wears, and where one is. */
#include "noaber/duty.h"
#include "noaber/waiting.h"

struct duty_place {
	nb_row community;
	struct nb_str name;
	int64_t until_ms;
	int64_t on_call_ms;
};

struct duty_mine_reply {
	struct nb_list places;
};

static const struct nb_field place_fields[] = {
    NB_FIELD_ID(struct duty_place, community, NB_ID_COMMUNITY, "the community"),
    NB_FIELD_TEXT(struct duty_place, name, 0, 0, "its name"),
    NB_FIELD_INT_OPT(struct duty_place, until_ms, 0, 0,
                     "until when one's own shift lasts; left out when none runs"),
    NB_FIELD_INT_OPT(struct duty_place, on_call_ms, 0, 0,
                     "until when one can be reached; left out when not at all"),
};
static const struct nb_shape place_shape = {.name = "DutyPlace",
                                            .doc = "A community where one may be on duty.",
                                            .bytes = sizeof(struct duty_place),
                                            .fields = place_fields,
                                            .field_count = NB_COUNT(place_fields)};

static const struct nb_field reply_fields[] = {
    NB_FIELD_LIST(struct duty_mine_reply, places, &place_shape, 0,
                  "those one has a name in; others are joined first"),
};
static const struct nb_shape reply_shape = NB_SHAPE_OF(struct duty_mine_reply, reply_fields);

static enum nb_status
find_community(struct nb_call *call, nb_row member, nb_row *ret_community)
{
	return nb_db_find_int(call->tools->db, NB_SQL_MEMBER_BY_ID, NB_BIND(nb_int(member)),
	                      ret_community);
}

static enum nb_status
find_own_shift(struct nb_call *call, nb_row member, struct duty_place *place)
{
	struct nb_cursor *cursor;

	place->until_ms = NB_INT_ABSENT;
	enum nb_status status = nb_db_find_one(
	    call->tools->db, NB_SQL_SHIFT_UNTIL,
	    NB_BIND(nb_int(place->community), nb_int(member), nb_int(call->now_ms)), &cursor);
	if (status)
		return status == NB_E_NOT_FOUND ? NB_OK : status;
	place->until_ms = nb_cursor_int(cursor, 0);
	return nb_cursor_end(cursor);
}

static enum nb_status
view_place(struct nb_call *call, nb_row member, struct duty_place *place, bool *ret_may)
{
	struct nb_object object;
	enum nb_status status = find_community(call, member, &place->community);

	if (!status)
		status = nb_object_load_community(call, place->community, &object);
	if (status)
		return status;
	*ret_may = nb_rights_decide(NB_RIGHT_DUTY_LEAD, &object.situation) == NB_OK;
	if (!*ret_may)
		return NB_OK;
	status = nb_view_place(call, place->community, (struct nb_str){NULL, 0}, &place->name);
	if (!status)
		status = find_own_shift(call, member, place);
	return status ? status
	              : nb_on_call_until(call, place->community, member, &place->on_call_ms);
}

static enum nb_status
run(struct nb_call *call)
{
	struct duty_mine_reply *reply = call->reply;
	struct duty_place *places =
	    nb_arena_array(call->arena, NB_MEMBERSHIPS_MOST, sizeof(*places));
	struct nb_list faces;
	size_t count = 0;

	if (!places)
		return NB_E_TOO_LARGE;
	enum nb_status status = nb_view_memberships(call, call->subject.account, &faces);
	for (size_t i = 0; !status && i < faces.count; i++) {
		bool may = false;
		status = view_place(call, ((const struct nb_membership *)faces.at)[i].member,
		                    &places[count], &may);
		count += may;
	}
	reply->places = (struct nb_list){places, count};
	return status;
}

const struct nb_command nb_cmd_duty_mine = {
    .name = "duty.mine",
    .doc = "Where you may be on duty with the hat you wear, and where you are.",
    .doors = NB_DOOR_SOCKET,
    .lane = NB_LANE_READ,
    .target = NB_TARGET_NONE,
    .needs = NB_RIGHT_SELF,
    .rate = NB_RATE_READ,
    .reply = &reply_shape,
    .run = run,
};
