/*
 * pinned.h - a card that hosts and coordinators pin at the top of a group: on which days it is there, and
 * when the message it points at is (layer 2, model). Product rule C3. Pure.
 */
#ifndef NB_PINNED_H
#define NB_PINNED_H

#include "noaber/life.h"
#include "noaber/rights.h"

#define NB_PINNED_TITLE_MOST 80     /* characters: one line, two on a phone */
#define NB_PINNED_TEXT_MOST 500     /* characters: a card is read in passing */
#define NB_PINNED_WORDS_MOST 280    /* characters of the message that are shown */
#define NB_PINNED_SHOWN_MOST 5      /* at a time: what matters drowns among more */
#define NB_PINNED_KEPT_MOST 20      /* of a community, with what is over */
#define NB_PINNED_KEPT_DAYS 30      /* after it is over, to use it again; as a story is kept */
#define NB_PINNED_DAY_LAST 20991231 /* as nb_date_number_fits */

/* On the wire as words. */
enum nb_pinned_state { NB_PINNED_COMING, NB_PINNED_RUNNING, NB_PINNED_OVER, NB_PINNED_STATE_COUNT };
extern const char *const nb_pinned_state_words[NB_PINNED_STATE_COUNT];

/* Days as nb_date_number says them (noaber/hours.h). */
struct nb_pinned_days {
	int64_t first,
	    last;   /* both count: it is there from the begin of the first to the end of the last */
	bool ended; /* by somebody, before its last day */
};

/** How a card stands on the day ${today}. */
enum nb_pinned_state nb_pinned_state_on(const struct nb_pinned_days *days, int64_t today);

/* What is wrong with the days of a card. */
enum nb_pinned_fault {
	NB_PINNED_FITS,
	NB_PINNED_BAD_FIRST, /* no day of the calendar */
	NB_PINNED_BAD_LAST   /* none, before the first, over already, or more than a year away */
};
/** May somebody set these days on ${today}? What hangs for ever is read by nobody, so a year is the
 * most. */
enum nb_pinned_fault nb_pinned_days_check(const struct nb_pinned_days *days, int64_t today);

/* The message that a card points at, as it is now. */
struct nb_pinned_message {
	enum nb_message_state state;
	enum nb_face_state author;
	enum nb_room_kind kind; /* of its room */
	enum nb_access access;  /* of the community */
	bool same_room;         /* the card is of the room that the message is in */
};
/** Is it there for who sees the card? Only what every one of them may read in its room, and only while
 * its author is here: who left, paused or closed the account does not stand at the top of a group. */
bool nb_pinned_message_shows(const struct nb_pinned_message *message);

#endif
