/*
 * notice.h - the kinds of things that concern somebody and that they are told of, quietly (layer 2,
 * model). Rules S2, ON6 and ON8: nothing pushes, nothing tells others, a pause silences it. Pure.
 *
 * A new kind is a value at the end, a row in model/notice.c and a sentence for each language in the
 * client; whoever causes it calls nb_notice_tell (noaber/notices.h).
 */
#ifndef NB_NOTICE_H
#define NB_NOTICE_H

#include <stdbool.h>
#include <stdint.h>

/* Stored: only add at the end. */
enum nb_notice_kind {
	NB_NOTICE_REPLY,  /* somebody answered a message of mine */
	NB_NOTICE_HIDDEN, /* a host hid a message of mine */
	NB_NOTICE_SHOWN,  /* and shows it again */
	NB_NOTICE_UNMASK, /* somebody asked who I am elsewhere, answered that, or looked (P10) */
	NB_NOTICE_LET_IN, /* a host let me into a community that I asked to come into */
	NB_NOTICE_INTRODUCTION, /* I asked to come in, and was not let in */
	NB_NOTICE_MENTION,      /* somebody named me in a message */
	NB_NOTICE_WAITING,      /* something waits for a host, and I may judge it (MO12) */
	NB_NOTICE_ON_CALL, /* the same, and nobody is on duty: I said that I can be reached (QU7) */
	NB_NOTICE_LINKUP,  /* a host asks whether a message of mine may be passed on */
	NB_NOTICE_KIND_COUNT
};

/* What the reference of a notice is. */
enum nb_notice_about {
	NB_NOTICE_ABOUT_OWN,     /* a message of one's own, whatever became of it */
	NB_NOTICE_ABOUT_MESSAGE, /* a message of another, for as long as it can be read */
	NB_NOTICE_ABOUT_ASK,
	NB_NOTICE_ABOUT_FACE, /* the own face, whose community it is about */
	NB_NOTICE_ABOUT_ACCOUNT,
	NB_NOTICE_ABOUT_COMMUNITY, /* where something waits, for as long as it does */
};

struct nb_notice_row {
	enum nb_notice_about about;
	bool choice; /* somebody may switch it on and off; else it is a right to be told */
	bool wanted; /* as long as they did not */
	bool away;   /* told also when they come back from a pause (ON8) */
	bool wakes;  /* a device, where that was asked for (S2) */
	bool once;   /* one that was not seen stays as it is when it happens again */
};
extern const struct nb_notice_row nb_notice_rows[NB_NOTICE_KIND_COUNT];
extern const char *const nb_notice_kind_words[NB_NOTICE_KIND_COUNT];

#define NB_NOTICES_OF_FACE 50 /* the oldest give way */
#define NB_NOTICE_KEPT_MS (INT64_C(90) * 24 * 60 * 60 * 1000)

#endif
