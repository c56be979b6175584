/* view_duty.c - how it stands in a community: who is there, when there is somebody, and what happens
 * to a message meanwhile (QU7). */
#include "noaber/duty.h"

#define HOSTS_MOST 20 /* as the statement */

const struct nb_words nb_words_holiday = {
    .name = "Holiday", .words = nb_holiday_words, .count = NB_HOLIDAY_COUNT};
#define HAT_FIELDS                                                                                 \
	NB_FIELD_WORD(struct nb_host_view, hat, &nb_words_hat, "the hat worn"),                    \
	    NB_FIELD_INT(struct nb_host_view, until_ms, 0, 0, "until when the shift lasts")
#define HOURS_FIELDS                                                                               \
	NB_FIELD_BOOL(struct nb_duty_view, open, "is it within the opening hours"),                \
	    NB_FIELD_INT_OPT(struct nb_duty_view, until_ms, 0, 0, "open: until when"),             \
	    NB_FIELD_INT_OPT(struct nb_duty_view, opens_ms, 0, 0,                                  \
	                     "not open: when next; left out when that is not known"),              \
	    NB_FIELD_TEXT_OPT(struct nb_duty_view, closed, 0, 0, "why today is a closed day"),     \
	    NB_FIELD_WORD_OPT(struct nb_duty_view, holiday, &nb_words_holiday,                     \
	                      "the public holiday of today, when it is closed then")

static const struct nb_field host[] = {
    NB_FIELD_ID(struct nb_host_view, member, NB_ID_MEMBER, "this person in this community"),
    NB_FIELD_TEXT(struct nb_host_view, name, 0, 0, "display name in this community"),
    HAT_FIELDS,
};
static const struct nb_shape host_shape = {.name = "OnDuty",
                                           .doc = "Somebody who is on duty and near.",
                                           .bytes = sizeof(struct nb_host_view),
                                           .fields = host,
                                           .field_count = NB_COUNT(host)};

static const struct nb_field host_outside[] = {HAT_FIELDS};
static const struct nb_shape host_outside_shape = {
    .name = "OnDutyOutside",
    .doc = "Somebody who is on duty and near, without a name.",
    .bytes = sizeof(struct nb_host_view),
    .fields = host_outside,
    .field_count = NB_COUNT(host_outside)};

static const struct nb_field duty[] = {
    NB_FIELD_ID(struct nb_duty_view, community, NB_ID_COMMUNITY, "the community"),
    NB_FIELD_BOOL(struct nb_duty_view, attended, "is somebody on duty and near"),
    NB_FIELD_LIST(struct nb_duty_view, hosts, &host_shape, 0, "who is"),
    NB_FIELD_WORD(struct nb_duty_view, unattended, &nb_words_unattended,
                  "what happens to a message while nobody is"),
    NB_FIELD_INT(struct nb_duty_view, slow_s, 0, 0,
                 "for slow: seconds between two messages of one person"),
    HOURS_FIELDS,
};
const struct nb_shape nb_shape_duty = {.name = "Duty",
                                       .doc = "Who is there in a community, and when.",
                                       .bytes = sizeof(struct nb_duty_view),
                                       .fields = duty,
                                       .field_count = NB_COUNT(duty)};

static const struct nb_field duty_outside[] = {
    NB_FIELD_BOOL(struct nb_duty_view, attended, "is somebody on duty and near"),
    NB_FIELD_LIST(struct nb_duty_view, hosts, &host_outside_shape, 0, "who is"),
    HOURS_FIELDS,
};
const struct nb_shape nb_shape_duty_outside = {
    .name = "DutyOutside",
    .doc = "The same for who is not signed in: no names and no ids of people.",
    .bytes = sizeof(struct nb_duty_view),
    .fields = duty_outside,
    .field_count = NB_COUNT(duty_outside)};

const struct nb_event nb_event_duty_changed = {
    .name = "duty.changed",
    .doc = "Who is on duty in a community changed, or its hours. To who watches a group of it.",
    .data = &nb_shape_duty,
};

static enum nb_status
view_hosts(struct nb_call *call, nb_row community, bool named, struct nb_list *ret)
{
	struct nb_host_view hosts[HOSTS_MOST];
	enum nb_status status = NB_OK;
	size_t count = 0;

	struct nb_cursor *cursor =
	    nb_db_find(call->tools->db, NB_SQL_SHIFTS_OF_COMMUNITY,
	               NB_BIND(nb_int(community), nb_int(call->now_ms), nb_int(NB_DUTY_ACTIVE_MS)));
	while (!status && count < HOSTS_MOST && nb_cursor_next(cursor)) {
		struct nb_host_view *one = &hosts[count++];
		*one = (struct nb_host_view){.hat = (int)nb_cursor_int(cursor, 3),
		                             .until_ms = nb_cursor_int(cursor, 4)};
		if (!named)
			continue;
		one->member = nb_cursor_int(cursor, 0);
		status = nb_view_member_name(call, community, one->member, nb_cursor_int(cursor, 1),
		                             nb_cursor_bytes(cursor, 2), &one->name);
	}
	enum nb_status end = nb_cursor_end(cursor);
	if (!status)
		status = end;
	return status ? status : nb_rows_keep(call, hosts, count, sizeof(*hosts), ret);
}

static enum nb_status
view_attended(struct nb_call *call, nb_row community, struct nb_duty_view *view)
{
	struct nb_cursor *cursor;
	enum nb_status status = nb_db_find_one(call->tools->db, NB_SQL_COMMUNITY_ATTENDED,
	                                       NB_BIND(nb_int(community)), &cursor);

	if (status)
		return status;
	view->attended = nb_cursor_int(cursor, 0) > call->now_ms;
	view->unattended = (int)nb_cursor_int(cursor, 2);
	view->slow_s = nb_cursor_int(cursor, 3);
	return nb_cursor_end(cursor);
}

/* Why there is nobody today, as somebody would say it. */
static void
view_today(const struct nb_hours_kept *kept, const struct nb_date *today, struct nb_duty_view *view)
{
	const struct nb_closed_day *days = kept->closed.at;
	enum nb_holiday holiday = nb_holiday_of(today);

	for (size_t i = 0; i < kept->closed.count; i++)
		if (days[i].day == nb_date_number(today))
			view->closed = days[i].reason;
	if (!view->closed.at && !kept->on_holidays && holiday != NB_HOLIDAY_COUNT)
		view->holiday = (int)holiday;
}

static enum nb_status
view_hours(struct nb_call *call, nb_row community, struct nb_duty_view *view)
{
	int64_t closed[NB_CLOSED_DAYS_MOST];
	struct nb_hours_kept kept;
	struct nb_hours_now now;
	struct nb_date today;
	enum nb_status status = nb_hours_load(call, community, &kept);

	if (status || !kept.blocks.count)
		return status;
	for (size_t i = 0; i < kept.closed.count; i++)
		closed[i] = ((const struct nb_closed_day *)kept.closed.at)[i].day;
	const struct nb_hours hours = {
	    .blocks = kept.blocks.at,
	    .block_count = kept.blocks.count,
	    .closed = closed,
	    .closed_count = kept.closed.count,
	    .on_holidays = kept.on_holidays,
	};
	if (!nb_hours_at(&hours, call->now_ms, &now) || !nb_date_at(call->now_ms, &today))
		return NB_E_TOO_LARGE;
	view->open = now.open;
	view->until_ms = now.until_ms;
	view->opens_ms = now.opens_ms;
	view_today(&kept, &today, view);
	return NB_OK;
}

enum nb_status
nb_view_duty(struct nb_call *call, nb_row community, bool named, struct nb_duty_view *ret)
{
	*ret = (struct nb_duty_view){
	    .community = community,
	    .until_ms = NB_INT_ABSENT,
	    .opens_ms = NB_INT_ABSENT,
	    .holiday = NB_WORD_ABSENT,
	};
	enum nb_status status = view_attended(call, community, ret);
	if (!status)
		status = view_hosts(call, community, named, &ret->hosts);
	return status ? status : view_hours(call, community, ret);
}

enum nb_status
nb_new_duty_view(struct nb_call *call, nb_row community, struct nb_duty_view **ret)
{
	*ret = NB_NEW(call->arena, struct nb_duty_view);
	return *ret ? nb_view_duty(call, community, true, *ret) : NB_E_TOO_LARGE;
}
