/*
 * demo_hours.c - the opening hours of a community of the demo region. Shifts are not in the file:
 * nobody is really there.
 */
#include "demo.h"

#include "noaber/duty.h"

/* "09:30" as minutes since midnight. What it is not is refused with the hours. */
static int64_t
minutes_of(struct nb_str clock)
{
	if (clock.length != 5 || clock.at[2] != ':')
		return -1;
	int hours = (clock.at[0] - '0') * 10 + (clock.at[1] - '0');
	return hours * 60 + (clock.at[3] - '0') * 10 + (clock.at[4] - '0');
}

/* Blocks of one day of the week; the file names several days at once. */
static void
add_day(const json_t *hours, int64_t day, struct nb_hours_block *blocks, size_t *count)
{
	const json_t *one, *named;
	size_t i, j;

	json_array_foreach(hours, i, one)
	{
		json_array_foreach(json_object_get(one, "days"), j, named)
		{
			if (json_integer_value(named) != day || *count == NB_HOURS_BLOCKS_MOST)
				continue;
			blocks[(*count)++] = (struct nb_hours_block){
			    .day = day,
			    .from = minutes_of(nb_demo_text(one, "from")),
			    .until = minutes_of(nb_demo_text(one, "until")),
			};
		}
	}
}

enum nb_status
nb_demo_hours(struct nb_demo *demo, const json_t *one, nb_row community)
{
	struct nb_hours_block blocks[NB_HOURS_BLOCKS_MOST];
	struct nb_closed_day closed[NB_CLOSED_DAYS_MOST];
	struct nb_hours_kept hours = {
	    .blocks.at = blocks,
	    .on_holidays = json_is_true(json_object_get(one, "on_holidays")),
	    .closed.at = closed,
	};
	const json_t *day;
	size_t i;

	for (int64_t weekday = 1; weekday <= 7; weekday++)
		add_day(json_object_get(one, "hours"), weekday, blocks, &hours.blocks.count);
	json_array_foreach(json_object_get(one, "closed"), i, day)
	{
		if (hours.closed.count == NB_CLOSED_DAYS_MOST)
			break;
		closed[hours.closed.count++] = (struct nb_closed_day){
		    json_integer_value(json_object_get(day, "day")), nb_demo_text(day, "reason")};
	}
	return nb_hours_store(&demo->call, community, &hours);
}
