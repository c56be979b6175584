/*
 * demo_pinned.c - the pinned cards of the demo region, of hosts who are in the file. Days count from today,
 * so that some run, whenever the region is filled.
 */
#include "demo.h"

#include "noaber/hours.h"
#include "noaber/pinned_cards.h"

static enum nb_status
day_in(const struct nb_demo *demo, const json_t *one, const char *key, int64_t *ret_day)
{
	int64_t days = json_integer_value(json_object_get(one, key));
	struct nb_date date;

	if (!nb_date_at(demo->call.now_ms + days * NB_DAY_MS, &date))
		return NB_E_TOO_LARGE;
	*ret_day = nb_date_number(&date);
	return NB_OK;
}

/* 0: the file names none, or there is none of that name. */
static nb_row
find_room(const struct nb_demo *demo, nb_row community, struct nb_str name)
{
	for (size_t i = 0; i < demo->room_count; i++)
		if (demo->rooms[i].community == community &&
		    nb_str_equal(nb_demo_text(demo->rooms[i].content, "name"), name))
			return demo->rooms[i].row;
	return 0;
}

static enum nb_status
pin(struct nb_demo *demo, nb_row community, const json_t *one)
{
	struct nb_demo_person *host = nb_demo_find_person(demo, nb_demo_text(one, "by"));
	struct nb_pinned_words words = {
	    .title = nb_demo_text(one, "title"),
	    .text = nb_demo_text(one, "text"),
	};
	nb_row member, pinned;
	bool runs; /* nobody looks yet */
	enum nb_status status =
	    host ? nb_demo_face(demo, host, community, &member) : NB_E_NOT_FOUND;

	if (!status) /* with the face that was just made */
		status = nb_object_load_community(&demo->call, community, &demo->call.object);
	if (!status)
		status = day_in(demo, one, "first_in_days", &words.first_day);
	if (!status)
		status = day_in(demo, one, "last_in_days", &words.last_day);
	return status ? status
	              : nb_pinned_add(&demo->call,
	                              find_room(demo, community, nb_demo_text(one, "room")), &words,
	                              (struct nb_str){0}, &pinned, &runs);
}

enum nb_status
nb_demo_pinned(struct nb_demo *demo)
{
	enum nb_status status = NB_OK;
	const json_t *community, *one;
	size_t i, j;

	json_array_foreach(json_object_get(demo->file, "communities"), i, community)
	{
		nb_row row = nb_demo_community(demo, nb_demo_text(community, "slug"));
		json_array_foreach(json_object_get(community, "pinned"), j, one)
		{
			if (!status)
				status = pin(demo, row, one);
		}
	}
	return status;
}
