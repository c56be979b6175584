/*
 * duty.h - who leads a shift in a community, its opening hours, and how that is told (layer 5,
 * command). All in the lane's transaction. The rules of hours are hours.h.
 *
 * Somebody is on duty while a shift runs and they did something in the last ten minutes: an open
 * tab alone is nobody. community.attended_until_ms is the last moment of that, for all who are.
 */
#ifndef NB_DUTY_H
#define NB_DUTY_H

#include "noaber/hours.h"
#include "noaber/views.h"

#define NB_SHIFT_MINUTES_LEAST 15
#define NB_SHIFT_MINUTES_MOST 240 /* WB3 */
#define NB_DUTY_ACTIVE_MS (10 * 60 * 1000)
#define NB_CLOSED_REASON_CHARACTERS_MOST 80

extern const struct nb_words nb_words_holiday;

/* Somebody on duty. */
struct nb_host_view {
	nb_row member;
	struct nb_str name;
	int hat;
	int64_t until_ms;
};

/* Who is there in a community, and when they are. */
struct nb_duty_view {
	nb_row community;
	bool attended;
	struct nb_list hosts; /* of struct nb_host_view */
	int unattended;       /* what happens to a message when nobody is there */
	int64_t slow_s;
	bool open;            /* by the hours; perhaps nobody is there all the same */
	int64_t until_ms;     /* open: until when; else NB_INT_ABSENT */
	int64_t opens_ms;     /* not open: when next; NB_INT_ABSENT: nobody knows */
	struct nb_str closed; /* why, when today is a closed day */
	int holiday;          /* today; NB_WORD_ABSENT: none */
};
extern const struct nb_shape nb_shape_duty;
/* The same for who is not signed in: no names, no ids of people. */
extern const struct nb_shape nb_shape_duty_outside;
extern const struct nb_event nb_event_duty_changed;

/** How it stands in ${community}. ${named}: with names and ids of who is on duty. */
NB_MUST_USE enum nb_status nb_view_duty(struct nb_call *call, nb_row community, bool named,
                                        struct nb_duty_view *ret);
/** The same as a new struct in the arena. */
NB_MUST_USE enum nb_status nb_new_duty_view(struct nb_call *call, nb_row community,
                                            struct nb_duty_view **ret);

/** The face of call->object leads a shift from now on; who does so already goes on for so long, yet
 * no shift is longer than NB_SHIFT_MINUTES_MOST. The rooms are told. */
NB_MUST_USE enum nb_status nb_duty_begin(struct nb_call *call, int64_t minutes,
                                         int64_t *ret_until_ms);
/** It ends. Nothing to end is fine. */
NB_MUST_USE enum nb_status nb_duty_end(struct nb_call *call);
/** All shifts that ${account} leads with ${hat} end: it lost a grant. */
NB_MUST_USE enum nb_status nb_duty_take_off(struct nb_call *call, nb_row account, enum nb_hat hat);
/** Tell the groups of ${community} how it stands. */
NB_MUST_USE enum nb_status nb_duty_tell(struct nb_call *call, nb_row community);

/* ---- hours ---- */

#define NB_CLOSED_DAY_LAST 20991231
struct nb_closed_day {
	int64_t day; /* as nb_date_number */
	struct nb_str reason;
};
extern const struct nb_shape nb_shape_hours_block, nb_shape_closed_day;

/* The hours of a community as they are stored; in the arena. */
struct nb_hours_kept {
	struct nb_list blocks; /* of struct nb_hours_block */
	bool on_holidays;
	struct nb_list closed; /* of struct nb_closed_day, today and later */
};
/** ${count} rows from the stack into the arena: only as many as there are, because a list of
 * communities holds the hours of each. */
NB_MUST_USE enum nb_status nb_rows_keep(struct nb_call *call, const void *rows, size_t count,
                                        size_t bytes, struct nb_list *ret);
NB_MUST_USE enum nb_status nb_hours_load(struct nb_call *call, nb_row community,
                                         struct nb_hours_kept *ret);
/** Instead of what was there. NB_E_BAD_ARGUMENT: they do not fit. */
NB_MUST_USE enum nb_status nb_hours_store(struct nb_call *call, nb_row community,
                                          const struct nb_hours_kept *hours);

#endif
