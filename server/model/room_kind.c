/* room_kind.c - the table of the kinds of rooms. */
#include "noaber/room_kind.h"

const struct nb_room_kind_row nb_room_kinds[NB_ROOM_KIND_COUNT] = {
    [NB_ROOM_GROUP] = {.listed = true, .hosted = true, .named = true, .searched = true},
    /* Nobody reads it but the two, whatever their hat (Z6). */
    [NB_ROOM_DIRECT] = {.without =
                            NB_IS_HOST | NB_IS_LEAD | NB_IS_LISTED | NB_IS_OPEN | NB_IS_COORDINATOR,
                        .gives = NB_IS_PAIRED},
};

unsigned
nb_room_kind_relate(enum nb_room_kind kind, unsigned relation)
{
	const struct nb_room_kind_row *row = &nb_room_kinds[kind];

	relation &= ~row->without;
	if (relation & NB_IS_JOINED)
		return relation | row->gives;
	return row->listed ? relation : relation & ~(unsigned)NB_IS_MEMBER;
}
