/* group.h - the small rules of talking in a group (layer 2, model). Pure. */
#ifndef NB_GROUP_H
#define NB_GROUP_H

#include <stdbool.h>
#include <stdint.h>

#define NB_MESSAGE_EDIT_MS (15 * 60 * 1000) /* product: edit within 15 minutes */
#define NB_VERSIONS_MOST 20                 /* of one message that are kept beside the last */
#define NB_MESSAGE_CHARACTERS_MOST 4000     /* a long letter; 16 KiB is the hard bound (R5) */
#define NB_PAGE_MOST 50                     /* R12 */
#define NB_EVENTS_MOST 200                  /* more missed than this is a gap row */
#define NB_UNREAD_MOST 100                  /* counting stops here: "100 or more" */
#define NB_UNREAD_LOOKED_AT_MOST 500 /* for who wrote them, by who put somebody aside (R12) */

/* Supportive reactions only. Stored. */
enum nb_reaction {
	NB_REACTION_RECOGNISE,
	NB_REACTION_STRENGTH,
	NB_REACTION_THANKS,
	NB_REACTION_COUNT
};
extern const char *const nb_reaction_words[NB_REACTION_COUNT];

/* Where a message comes from, when it was not written where it stands. */
enum nb_origin {
	NB_ORIGIN_ELSEWHERE, /* passed on from another group, with its author's yes and without a name */
	NB_ORIGIN_COUNT
};
extern const char *const nb_origin_words[NB_ORIGIN_COUNT];

/* What a message may be hard to read about; the text stays covered until somebody asks for it. Stored. */
enum nb_cover {
	NB_COVER_LOSS,
	NB_COVER_VIOLENCE,
	NB_COVER_SELF_HARM,
	NB_COVER_ABUSE,
	NB_COVER_EATING,
	NB_COVER_SUBSTANCES,
	NB_COVER_OTHER,
	NB_COVER_COUNT
};
extern const char *const nb_cover_words[NB_COVER_COUNT];

/* What a reader wants to see of messages about a theme. Stored as digits: only add at the end. */
enum nb_theme_show { NB_THEME_COVERED, NB_THEME_SHOWN, NB_THEME_HIDDEN, NB_THEME_SHOW_COUNT };
extern const char *const nb_theme_show_words[NB_THEME_SHOW_COUNT];

/** May a message of ${posted_ms} still be edited at ${now_ms}? */
bool nb_message_editable(int64_t posted_ms, int64_t now_ms);
/** A read cursor moves forward only, and never past the newest event. */
int64_t nb_read_cursor(int64_t now_at, int64_t asked, int64_t head);

#endif
