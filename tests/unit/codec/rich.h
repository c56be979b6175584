/* rich.h - a made-up shape with a member of every type, for tests and fuzzing. */
#ifndef NB_TESTS_RICH_H
#define NB_TESTS_RICH_H

#include "noaber/shape.h"

struct rich_spot {
	nb_row room;
	int64_t seq;
	int mood; /* optional */
};

struct rich {
	nb_row room;
	nb_row message; /* optional */
	struct nb_str text;
	struct nb_str note; /* optional */
	int64_t limit;
	int64_t before; /* optional */
	bool on;
	bool quiet; /* optional */
	int mood;
	int other_mood; /* optional */
	struct rich_spot *spot;
	struct rich_spot *extra; /* optional */
	struct nb_list spots;    /* of struct rich_spot, 3 at most */
	struct nb_list more;     /* of struct rich_spot, optional */
	struct nb_list moods;    /* of int */
	struct nb_list names;    /* of struct nb_str */
};

enum rich_mood { RICH_CALM, RICH_SAD, RICH_GLAD };

extern const struct nb_words rich_moods;
extern const struct nb_shape rich_spot_shape;
extern const struct nb_shape rich_shape;

/** Ids under a fixed key. The caller destroys them. */
struct nb_ids *rich_ids(void);

/* Sealed with the key of rich_ids(): room 5, message 9. */
#define RICH_ROOM "w6lj6mhteu5yf4jkpu4twcmcba"
#define RICH_MESSAGE "qoyxxlhkx7udovystw6sln6keq"

#endif
