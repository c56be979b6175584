/*
 * hours.c - is a community open now, and when next. Days and summer time are ICU's; Easter and what
 * follows from it are ours, because ICU has no Western Easter in its C interface.
 * Not here: whether a host is really there (command/duty.c).
 */
#include "noaber/hours.h"

#include <unicode/ucal.h>

#define MINUTES_OF_HOUR 60

int64_t
nb_date_number(const struct nb_date *date)
{
	return (int64_t)date->year * 10000 + (int64_t)date->month * 100 + date->day;
}

static bool
is_leap(int year)
{
	return (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
}

static int
days_of_month(int year, int month)
{
	static const int days[12] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};

	return days[month - 1] + (month == 2 && is_leap(year));
}

bool
nb_date_number_fits(int64_t number)
{
	if (number < 20000101 || number > 20991231)
		return false;
	int year = (int)(number / 10000), month = (int)(number / 100 % 100);
	int day = (int)(number % 100);
	return month >= 1 && month <= 12 && day >= 1 && day <= days_of_month(year, month);
}

static int
day_of_year(int year, int month, int day)
{
	for (int before = 1; before < month; before++)
		day += days_of_month(year, before);
	return day;
}

/* Easter Sunday as a day of the year: the anonymous Gregorian algorithm (Meeus, Astronomical
 * Algorithms, chapter 8). */
static int
easter(int year)
{
	int a = year % 19, b = year / 100, c = year % 100;
	int d = b / 4, e = b % 4, f = (b + 8) / 25, g = (b - f + 1) / 3;
	int h = (19 * a + b - d - g + 15) % 30, i = c / 4, k = c % 4;
	int l = (32 + 2 * e + 2 * i - h - k) % 7, m = (a + 11 * h + 22 * l) / 451;
	int from_march = h + l - 7 * m + 114;

	return day_of_year(year, from_march / 31, from_march % 31 + 1);
}

const char *const nb_holiday_words[NB_HOLIDAY_COUNT] = {
    [NB_HOLIDAY_NEW_YEAR] = "new_year",
    [NB_HOLIDAY_EASTER] = "easter",
    [NB_HOLIDAY_EASTER_MONDAY] = "easter_monday",
    [NB_HOLIDAY_KINGS_DAY] = "kings_day",
    [NB_HOLIDAY_LIBERATION] = "liberation",
    [NB_HOLIDAY_ASCENSION] = "ascension",
    [NB_HOLIDAY_PENTECOST] = "pentecost",
    [NB_HOLIDAY_PENTECOST_MONDAY] = "pentecost_monday",
    [NB_HOLIDAY_CHRISTMAS] = "christmas",
    [NB_HOLIDAY_BOXING_DAY] = "boxing_day",
};

static enum nb_holiday
movable_holiday(const struct nb_date *date)
{
	switch (day_of_year(date->year, date->month, date->day) - easter(date->year)) {
	case 0: return NB_HOLIDAY_EASTER;
	case 1: return NB_HOLIDAY_EASTER_MONDAY;
	case 39: return NB_HOLIDAY_ASCENSION;
	case 49: return NB_HOLIDAY_PENTECOST;
	case 50: return NB_HOLIDAY_PENTECOST_MONDAY;
	default: return NB_HOLIDAY_COUNT;
	}
}

enum nb_holiday
nb_holiday_of(const struct nb_date *date)
{
	enum { SATURDAY = 6, SUNDAY = 7 };

	switch (date->month * 100 + date->day) {
	case 101: return NB_HOLIDAY_NEW_YEAR;
	case 505: return NB_HOLIDAY_LIBERATION;
	case 1225: return NB_HOLIDAY_CHRISTMAS;
	case 1226: return NB_HOLIDAY_BOXING_DAY;
	case 426:
		if (date->weekday == SATURDAY)
			return NB_HOLIDAY_KINGS_DAY;
		break;
	case 427:
		if (date->weekday != SUNDAY)
			return NB_HOLIDAY_KINGS_DAY;
		break;
	default: break;
	}
	return movable_holiday(date);
}

/* ---- the clock of the Netherlands ---- */

static UCalendar *
open_calendar(void)
{
	static const UChar zone[] = u"Europe/Amsterdam";
	UErrorCode error = U_ZERO_ERROR;
	UCalendar *calendar = ucal_open(zone, -1, "nl_NL", UCAL_GREGORIAN, &error);

	return U_SUCCESS(error) ? calendar : NULL;
}

static void
read_date(UCalendar *calendar, struct nb_date *ret, UErrorCode *error)
{
	int from_sunday = ucal_get(calendar, UCAL_DAY_OF_WEEK, error) - UCAL_SUNDAY;

	ret->year = ucal_get(calendar, UCAL_YEAR, error);
	ret->month = ucal_get(calendar, UCAL_MONTH, error) + 1;
	ret->day = ucal_get(calendar, UCAL_DATE, error);
	ret->weekday = from_sunday ? from_sunday : 7;
}

bool
nb_date_at(int64_t now_ms, struct nb_date *ret)
{
	UErrorCode error = U_ZERO_ERROR;
	UCalendar *calendar = open_calendar();

	if (!calendar)
		return false;
	ucal_setMillis(calendar, (UDate)now_ms, &error);
	read_date(calendar, ret, &error);
	ucal_close(calendar);
	return U_SUCCESS(error);
}

/* When the clock on the wall shows ${minute} of ${date}. A moment that summer time skips is as late
 * as it would have been; of one that comes twice the second counts. */
static int64_t
moment_of(UCalendar *calendar, const struct nb_date *date, int64_t minute, UErrorCode *error)
{
	ucal_clear(calendar);
	ucal_setDateTime(calendar, date->year, date->month - 1, date->day,
	                 (int32_t)(minute / MINUTES_OF_HOUR), (int32_t)(minute % MINUTES_OF_HOUR),
	                 0, error);
	return (int64_t)ucal_getMillis(calendar, error);
}

/* ---- hours ---- */

bool
nb_hours_fit(const struct nb_hours_block *blocks, size_t count)
{
	int64_t day = 0, until = 0;

	for (size_t i = 0; i < count; i++) {
		const struct nb_hours_block *block = &blocks[i];
		if (block->day < 1 || block->day > 7 || block->day < day)
			return false;
		if (block->from < (block->day == day ? until : 0) || block->from >= block->until ||
		    block->until > NB_DAY_MINUTES)
			return false;
		day = block->day;
		until = block->until;
	}
	return count <= NB_HOURS_BLOCKS_MOST;
}

static bool
is_closed(const struct nb_hours *hours, const struct nb_date *date)
{
	int64_t number = nb_date_number(date);

	for (size_t i = 0; i < hours->closed_count; i++)
		if (hours->closed[i] == number)
			return true;
	return !hours->on_holidays && nb_holiday_of(date) != NB_HOLIDAY_COUNT;
}

/* Work the blocks of one day in, in order of time. true: all is known. */
static bool
look_at_day(UCalendar *calendar, const struct nb_hours *hours, const struct nb_date *date,
            int64_t now_ms, struct nb_hours_now *now, UErrorCode *error)
{
	for (size_t i = 0; i < hours->block_count; i++) {
		const struct nb_hours_block *block = &hours->blocks[i];
		if (block->day != date->weekday)
			continue;
		int64_t from_ms = moment_of(calendar, date, block->from, error);
		int64_t until_ms = moment_of(calendar, date, block->until, error);
		if (until_ms <= now_ms)
			continue;
		if (now->open && from_ms > now->until_ms)
			return true;
		if (!now->open && from_ms > now_ms) {
			now->opens_ms = from_ms;
			return true;
		}
		now->open = true; /* or goes on without a pause */
		now->until_ms = until_ms;
	}
	return false;
}

static void
look_ahead(UCalendar *calendar, const struct nb_hours *hours, int64_t now_ms,
           struct nb_hours_now *now, UErrorCode *error)
{
	struct nb_date date;

	ucal_setMillis(calendar, (UDate)now_ms, error);
	read_date(calendar, &date, error);
	for (int ahead = 0; ahead < NB_HOURS_DAYS_AHEAD && U_SUCCESS(*error); ahead++) {
		bool closed = is_closed(hours, &date);
		if (!closed && look_at_day(calendar, hours, &date, now_ms, now, error))
			return;
		/* At noon, so that no change of the clock makes it another day. */
		moment_of(calendar, &date, NB_DAY_MINUTES / 2, error);
		ucal_add(calendar, UCAL_DATE, 1, error);
		read_date(calendar, &date, error);
		if (now->open && now->until_ms < moment_of(calendar, &date, 0, error))
			return;
	}
}

bool
nb_hours_at(const struct nb_hours *hours, int64_t now_ms, struct nb_hours_now *ret)
{
	struct nb_hours_now now = {.until_ms = NB_HOURS_NEVER, .opens_ms = NB_HOURS_NEVER};
	UErrorCode error = U_ZERO_ERROR;

	*ret = now;
	if (!hours->block_count)
		return true;
	UCalendar *calendar = open_calendar();
	if (!calendar)
		return false;
	look_ahead(calendar, hours, now_ms, &now, &error);
	ucal_close(calendar);
	if (U_FAILURE(error))
		return false;
	*ret = now;
	return true;
}
