/*
 * room_kind.h - what kinds of rooms there are and what differs between them, as one table (layer 2,
 * model). Whatever works in rooms reads a column here, and asks for no kind by name. Pure.
 */
#ifndef NB_ROOM_KIND_H
#define NB_ROOM_KIND_H

#include "noaber/rights.h"

struct nb_room_kind_row {
	bool listed; /* stands among the rooms of its community; else only who is in it knows it */
	bool hosted; /* hosts look after it, and what the community wants of messages holds */
	bool named;  /* has a name of its own; else it is called after the other in it */
	bool searched;    /* its words may be looked for */
	unsigned without; /* relations that count for nothing in it */
	unsigned gives;   /* relations of whoever joined it */
};
extern const struct nb_room_kind_row nb_room_kinds[NB_ROOM_KIND_COUNT];

/** What somebody who relates to community and room by ${relation} is to a room of this kind. */
unsigned nb_room_kind_relate(enum nb_room_kind kind, unsigned relation);

#endif
