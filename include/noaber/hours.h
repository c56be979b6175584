/*
 * hours.h - when a community has hosts: weekly hours, public holidays and own closed days, on the
 * clock of the Netherlands (layer 2, model). Pure: the time comes in as an argument.
 */
#ifndef NB_HOURS_H
#define NB_HOURS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#define NB_HOURS_BLOCKS_MOST 28 /* four a day */
#define NB_CLOSED_DAYS_MOST 60  /* own closed days of one community */
#define NB_DAY_MINUTES 1440
#define NB_HOURS_DAYS_AHEAD 60 /* an opening further away is not told */

/* A day of the calendar. */
struct nb_date {
	int year, month, day; /* month and day from 1 */
	int weekday;          /* 1 = Monday .. 7 = Sunday */
};
/** As one number that can be stored and compared: 20261224. */
int64_t nb_date_number(const struct nb_date *date);
/** Is ${number} such a day, from 2000 to 2099? */
bool nb_date_number_fits(int64_t number);
/** The day in the Netherlands at ${now_ms}. false: out of memory. */
bool nb_date_at(int64_t now_ms, struct nb_date *ret);

/* The public holidays of the Netherlands (Algemene termijnenwet, article 3). On the wire as words. */
enum nb_holiday {
	NB_HOLIDAY_NEW_YEAR,
	NB_HOLIDAY_EASTER,
	NB_HOLIDAY_EASTER_MONDAY,
	NB_HOLIDAY_KINGS_DAY, /* the day before when it falls on a Sunday */
	NB_HOLIDAY_LIBERATION,
	NB_HOLIDAY_ASCENSION,
	NB_HOLIDAY_PENTECOST,
	NB_HOLIDAY_PENTECOST_MONDAY,
	NB_HOLIDAY_CHRISTMAS,
	NB_HOLIDAY_BOXING_DAY,
	NB_HOLIDAY_COUNT
};
extern const char *const nb_holiday_words[NB_HOLIDAY_COUNT];
/** Which holiday ${date} is; NB_HOLIDAY_COUNT: none. */
enum nb_holiday nb_holiday_of(const struct nb_date *date);

/* From one moment of a weekday to another of the same day. */
struct nb_hours_block {
	int64_t day;         /* 1 = Monday .. 7 = Sunday */
	int64_t from, until; /* minutes since midnight, until <= NB_DAY_MINUTES */
};

struct nb_hours {
	const struct nb_hours_block *blocks; /* by day, then by time; as nb_hours_fit says */
	size_t block_count;
	const int64_t *closed; /* own closed days, as nb_date_number */
	size_t closed_count;
	bool on_holidays; /* open on public holidays too */
};

/** Are they at most NB_HOURS_BLOCKS_MOST blocks within their day, in order and none over another? */
bool nb_hours_fit(const struct nb_hours_block *blocks, size_t count);

#define NB_HOURS_NEVER INT64_MIN /* as NB_INT_ABSENT: nothing to tell */
/* How the hours stand at a moment. */
struct nb_hours_now {
	bool open;
	int64_t until_ms; /* open: until when */
	int64_t opens_ms; /* else: when next; NB_HOURS_NEVER: not within NB_HOURS_DAYS_AHEAD */
};
/** false: out of memory. */
bool nb_hours_at(const struct nb_hours *hours, int64_t now_ms, struct nb_hours_now *ret);

#endif
