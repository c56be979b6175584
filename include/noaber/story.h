/*
 * story.h - a story of recovery that its author keeps a hold of: who may read it and until when
 * (layer 2, model). Product rule C3. Pure.
 */
#ifndef NB_STORY_H
#define NB_STORY_H

#include <stdbool.h>
#include <stdint.h>

#define NB_STORY_TITLE_MOST 120     /* characters */
#define NB_STORY_TEXT_MOST 12000    /* characters; 16 KiB is the hard bound (R5) */
#define NB_STORY_KEPT_DAYS 30       /* after its date, for its author alone */
#define NB_STORY_FOR_GOOD INT64_MAX /* until_ms of a story that stays until it is taken back */
#define NB_STORY_OPENED_MOST 20     /* counting stops here: no contest */

/* Stored: only add at the end. */
enum nb_story_state {
	NB_STORY_WAITING, /* for a host to read it first */
	NB_STORY_SHOWN,
	NB_STORY_HIDDEN, /* by a host, with a reason */
	NB_STORY_ENDED,  /* its date has come; its author has it for a while yet */
	NB_STORY_STATE_COUNT
};
extern const char *const nb_story_state_words[NB_STORY_STATE_COUNT];

/* For whom. Stored: only add at the end. */
enum nb_story_audience {
	NB_STORY_FOR_COMMUNITY, /* members */
	NB_STORY_FOR_REGION,    /* whoever takes part in the region, while the community is open */
	NB_STORY_AUDIENCE_COUNT
};
extern const char *const nb_story_audience_words[NB_STORY_AUDIENCE_COUNT];

/* How often a story was opened, as its author is told. Coarse on purpose: from a number that moves
 * one could read who has just looked. */
enum nb_opened { NB_OPENED_FEW, NB_OPENED_SOME, NB_OPENED_MANY, NB_OPENED_COUNT };
extern const char *const nb_opened_words[NB_OPENED_COUNT];
enum nb_opened nb_story_opened(int64_t times);

/** May somebody of ${relation} (enum nb_relation bits) read it at ${now_ms}, other than as its author
 * or as a host who judges it? */
bool nb_story_is_for(enum nb_story_state state, enum nb_story_audience audience, int64_t until_ms,
                     unsigned relation, int64_t now_ms);
/** What the stored state is worth at ${now_ms}: its date ends it also before upkeep has come by. */
enum nb_story_state nb_story_state_at(enum nb_story_state stored, int64_t until_ms, int64_t now_ms);

#endif
