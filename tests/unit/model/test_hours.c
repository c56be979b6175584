/* Opening hours: several blocks a day, holidays, closed days, and the two nights of summer time.
 * The C library works moments out, as a second opinion; those of the two nights are written down. */
#include "unit.h"

#include "noaber/hours.h"

#include <stdlib.h>
#include <time.h>

#define AT(year, month, day, hour, minute) moment(year, month, day, hour, minute)
#define MINUTES(hour, minute) ((hour)*60 + (minute))

/* What another implementation, that of the C library, says of the same zone. */
static int64_t
moment(int year, int month, int day, int hour, int minute)
{
	struct tm local = {.tm_year = year - 1900,
	                   .tm_mon = month - 1,
	                   .tm_mday = day,
	                   .tm_hour = hour,
	                   .tm_min = minute,
	                   .tm_isdst = -1};

	return (int64_t)mktime(&local) * 1000;
}

/* Monday to Friday from 10 to 12 and from 19 to 22, Sunday until the very end of the day. */
static const struct nb_hours_block week[] = {
    {1, MINUTES(10, 0), MINUTES(12, 0)}, {1, MINUTES(19, 0), MINUTES(22, 0)},
    {2, MINUTES(10, 0), MINUTES(12, 0)}, {2, MINUTES(19, 0), MINUTES(22, 0)},
    {3, MINUTES(10, 0), MINUTES(12, 0)}, {3, MINUTES(19, 0), MINUTES(22, 0)},
    {4, MINUTES(10, 0), MINUTES(12, 0)}, {4, MINUTES(19, 0), MINUTES(22, 0)},
    {5, MINUTES(10, 0), MINUTES(12, 0)}, {5, MINUTES(19, 0), MINUTES(22, 0)},
    {7, MINUTES(1, 0), MINUTES(4, 0)},   {7, MINUTES(20, 0), NB_DAY_MINUTES},
};
static const int64_t closed[] = {20261126, 20261127};
static const struct nb_hours usual = {.blocks = week, .block_count = NB_COUNT(week)};

static void
expect(const struct nb_hours *hours, int64_t now_ms, bool open, int64_t change_ms)
{
	struct nb_hours_now now;

	assert_true(nb_hours_at(hours, now_ms, &now));
	assert_int_equal(now.open, open);
	assert_int_equal(open ? now.until_ms : now.opens_ms, change_ms);
	assert_int_equal(open ? now.opens_ms : now.until_ms, NB_HOURS_NEVER);
}

static void
qu7_several_blocks_a_day(void **state)
{
	(void)state;
	/* Tuesday the 24th of November 2026. */
	expect(&usual, AT(2026, 11, 24, 9, 59), false, AT(2026, 11, 24, 10, 0));
	expect(&usual, AT(2026, 11, 24, 10, 0), true, AT(2026, 11, 24, 12, 0));
	expect(&usual, AT(2026, 11, 24, 11, 59), true, AT(2026, 11, 24, 12, 0));
	expect(&usual, AT(2026, 11, 24, 12, 0), false, AT(2026, 11, 24, 19, 0));
	expect(&usual, AT(2026, 11, 24, 22, 0), false, AT(2026, 11, 25, 10, 0));
	/* Friday evening: not on Saturday, but in the night to Sunday. */
	expect(&usual, AT(2026, 11, 27, 23, 0), false, AT(2026, 11, 29, 1, 0));
	expect(&usual, AT(2026, 11, 29, 21, 0), true, AT(2026, 11, 30, 0, 0));
	expect(&usual, AT(2026, 11, 30, 0, 0), false, AT(2026, 11, 30, 10, 0));
}

static void
qu7_blocks_that_touch_are_one(void **state)
{
	static const struct nb_hours_block night[] = {
	    {5, MINUTES(20, 0), MINUTES(22, 0)},
	    {5, MINUTES(22, 0), NB_DAY_MINUTES},
	    {6, 0, MINUTES(2, 0)},
	};
	const struct nb_hours hours = {.blocks = night, .block_count = NB_COUNT(night)};

	(void)state;
	expect(&hours, AT(2026, 11, 27, 21, 0), true, AT(2026, 11, 28, 2, 0));
}

static void
qu7_without_hours_nothing_is_told(void **state)
{
	static const struct nb_hours_block one[] = {{3, 600, 700}};
	int64_t all[NB_CLOSED_DAYS_MOST];
	const struct nb_hours none = {.blocks = NULL};
	struct nb_hours hours = {.blocks = one, .block_count = 1, .closed = all};

	(void)state;
	expect(&none, AT(2026, 11, 24, 10, 0), false, NB_HOURS_NEVER);
	/* Every Wednesday of the next two months is closed. */
	for (int day = 0; day < NB_CLOSED_DAYS_MOST; day++) {
		struct nb_date date;
		assert_true(nb_date_at(AT(2026, 11, 24 + day, 12, 0), &date));
		all[hours.closed_count++] = nb_date_number(&date);
	}
	expect(&hours, AT(2026, 11, 24, 10, 0), false, NB_HOURS_NEVER);
}

static void
qu7_summer_time_moves_the_hours_along(void **state)
{
	(void)state;
	/* The clock goes from 2 to 3 in the night to Sunday the 29th of March 2026: the block from 1
	 * to 4 lasts two hours. */
	expect(&usual, AT(2026, 3, 28, 12, 0), false, INT64_C(1774742400000)); /* 00:00 UTC */
	expect(&usual, INT64_C(1774742400000), true, INT64_C(1774749600000));  /* 02:00 UTC */
	/* On the Monday after it 10 o'clock is 8 UTC; a week before it was 9. */
	expect(&usual, AT(2026, 3, 30, 6, 0), false, INT64_C(1774857600000));
	expect(&usual, AT(2026, 3, 23, 6, 0), false, INT64_C(1774256400000));
	/* Back from 3 to 2 on the 25th of October: four hours. */
	expect(&usual, AT(2026, 10, 24, 12, 0), false, INT64_C(1792882800000)); /* 23:00 UTC */
	expect(&usual, INT64_C(1792882800000), true, INT64_C(1792897200000));   /* 03:00 UTC */
}

static void
qu7_closed_days_and_holidays_are_passed_over(void **state)
{
	struct nb_hours hours = usual;

	(void)state;
	hours.closed = closed; /* Thursday and Friday */
	hours.closed_count = NB_COUNT(closed);
	expect(&hours, AT(2026, 11, 25, 23, 0), false, AT(2026, 11, 29, 1, 0));
	expect(&hours, AT(2026, 11, 26, 11, 0), false, AT(2026, 11, 29, 1, 0));
	/* Christmas 2026 is a Friday and a Saturday, so Sunday comes next. */
	expect(&usual, AT(2026, 12, 24, 23, 0), false, AT(2026, 12, 27, 1, 0));
	expect(&usual, AT(2026, 12, 25, 11, 0), false, AT(2026, 12, 27, 1, 0));
	hours.on_holidays = true;
	expect(&hours, AT(2026, 12, 25, 11, 0), true, AT(2026, 12, 25, 12, 0));
}

static void
the_holidays_of_the_netherlands(void **state)
{
	static const struct {
		int year, month, day;
		enum nb_holiday holiday;
	} rows[] = {
	    {2026, 1, 1, NB_HOLIDAY_NEW_YEAR},
	    {2026, 4, 5, NB_HOLIDAY_EASTER},
	    {2026, 4, 6, NB_HOLIDAY_EASTER_MONDAY},
	    {2026, 4, 3, NB_HOLIDAY_COUNT},
	    {2026, 4, 27, NB_HOLIDAY_KINGS_DAY},
	    {2026, 5, 5, NB_HOLIDAY_LIBERATION},
	    {2026, 5, 14, NB_HOLIDAY_ASCENSION},
	    {2026, 5, 24, NB_HOLIDAY_PENTECOST},
	    {2026, 5, 25, NB_HOLIDAY_PENTECOST_MONDAY},
	    {2026, 12, 25, NB_HOLIDAY_CHRISTMAS},
	    {2026, 12, 26, NB_HOLIDAY_BOXING_DAY},
	    {2026, 12, 27, NB_HOLIDAY_COUNT},
	    {2025, 4, 20, NB_HOLIDAY_EASTER},
	    {2025, 4, 26, NB_HOLIDAY_KINGS_DAY},
	    {2025, 4, 27, NB_HOLIDAY_COUNT},
	    {2024, 3, 31, NB_HOLIDAY_EASTER},
	    {2024, 5, 9, NB_HOLIDAY_ASCENSION},
	    {2038, 4, 25, NB_HOLIDAY_EASTER},
	    {2035, 3, 25, NB_HOLIDAY_EASTER},
	    {2049, 4, 18, NB_HOLIDAY_EASTER},
	    {2019, 4, 21, NB_HOLIDAY_EASTER},
	    {2026, 11, 22, NB_HOLIDAY_COUNT},
	};

	(void)state;
	for (size_t i = 0; i < NB_COUNT(rows); i++) {
		struct nb_date date;
		assert_true(nb_date_at(AT(rows[i].year, rows[i].month, rows[i].day, 12, 0), &date));
		assert_int_equal(nb_date_number(&date),
		                 rows[i].year * 10000 + rows[i].month * 100 + rows[i].day);
		assert_int_equal(nb_holiday_of(&date), rows[i].holiday);
	}
}

static void
what_hours_may_be(void **state)
{
	static const struct {
		struct nb_hours_block blocks[3];
		size_t count;
		bool fit;
	} rows[] = {
	    {{{1, 0, 0}}, 0, true},
	    {{{1, 0, NB_DAY_MINUTES}}, 1, true},
	    {{{1, 0, 60}, {1, 60, 120}, {2, 0, 60}}, 3, true},
	    {{{0, 0, 60}}, 1, false},
	    {{{8, 0, 60}}, 1, false},
	    {{{1, 60, 60}}, 1, false},
	    {{{1, 90, 60}}, 1, false},
	    {{{1, -1, 60}}, 1, false},
	    {{{1, 0, NB_DAY_MINUTES + 1}}, 1, false},
	    {{{1, 0, 61}, {1, 60, 120}}, 2, false},
	    {{{2, 0, 60}, {1, 0, 60}}, 2, false},
	};
	struct nb_hours_block many[NB_HOURS_BLOCKS_MOST + 1];

	(void)state;
	for (size_t i = 0; i < NB_COUNT(rows); i++)
		assert_int_equal(nb_hours_fit(rows[i].blocks, rows[i].count), rows[i].fit);
	for (int64_t i = 0; i <= NB_HOURS_BLOCKS_MOST; i++)
		many[i] = (struct nb_hours_block){1, i, i + 1};
	assert_true(nb_hours_fit(many, NB_HOURS_BLOCKS_MOST));
	assert_false(nb_hours_fit(many, NB_HOURS_BLOCKS_MOST + 1));
}

static void
what_a_day_may_be(void **state)
{
	static const struct {
		int64_t number;
		bool fits;
	} rows[] = {
	    {20261224, true},  {20280229, true},   {20260229, false},  {20261301, false},
	    {20260431, false}, {20260400, false},  {19991231, false},  {21000101, false},
	    {0, false},        {-20261224, false}, {INT64_MAX, false},
	};

	(void)state;
	for (size_t i = 0; i < NB_COUNT(rows); i++)
		assert_int_equal(nb_date_number_fits(rows[i].number), rows[i].fits);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(qu7_several_blocks_a_day),
	    cmocka_unit_test(qu7_blocks_that_touch_are_one),
	    cmocka_unit_test(qu7_without_hours_nothing_is_told),
	    cmocka_unit_test(qu7_summer_time_moves_the_hours_along),
	    cmocka_unit_test(qu7_closed_days_and_holidays_are_passed_over),
	    cmocka_unit_test(the_holidays_of_the_netherlands),
	    cmocka_unit_test(what_hours_may_be),
	    cmocka_unit_test(what_a_day_may_be),
	};

	setenv("TZ", "Europe/Amsterdam", 1);
	tzset();
	return cmocka_run_group_tests(tests, NULL, NULL);
}
