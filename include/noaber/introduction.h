/*
 * introduction.h - asking to come into a community that is closed with an introduction (layer 2, model).
 * Rules C3, P10, Z10: some sentences for the hosts, one open ask of a person and community, an answer
 * that never says by which host. Pure.
 */
#ifndef NB_INTRODUCTION_H
#define NB_INTRODUCTION_H

#include "noaber/life.h"

#define NB_INTRODUCTION_LEAST 10       /* characters: a sentence */
#define NB_INTRODUCTION_MOST 400       /* three of them */
#define NB_INTRODUCTION_ANSWER_LEAST 3 /* of a host's own words with a no */
#define NB_INTRODUCTION_ANSWER_MOST 200
#define NB_INTRODUCTION_WAITS_MS (30 * NB_DAY_MS) /* then nobody answered */
#define NB_INTRODUCTION_AGAIN_MS (7 * NB_DAY_MS)  /* after a no */
#define NB_INTRODUCTION_WITHDRAWN_MS NB_DAY_MS    /* hosts are not asked on and off */
#define NB_INTRODUCTIONS_A_DAY 3                  /* of one account, over all communities */
#define NB_INTRODUCTIONS_SHOWN_MOST 50            /* as the statement: to hosts, of one community */

/* Stored: only add at the end. A yes makes a member and leaves no row. */
enum nb_introduction_state {
	NB_INTRODUCTION_WAITING,
	NB_INTRODUCTION_DECLINED,
	NB_INTRODUCTION_UNANSWERED,
	NB_INTRODUCTION_WITHDRAWN, /* by who asked; the statement of upkeep has its number */
	NB_INTRODUCTION_STATE_COUNT
};
extern const char *const nb_introduction_state_words[NB_INTRODUCTION_STATE_COUNT];

/* The reasons a host can choose from. Stored: only add at the end. */
enum nb_introduction_no {
	NB_INTRODUCTION_FULL,
	NB_INTRODUCTION_OTHER_GROUP,
	NB_INTRODUCTION_NOT_NOW,
	NB_INTRODUCTION_TELL_MORE,
	NB_INTRODUCTION_NO_COUNT
};
extern const char *const nb_introduction_no_words[NB_INTRODUCTION_NO_COUNT];

/** How long until somebody whose last ask is in ${state} since ${answered_ms} may ask there again; 0:
 * now. Not for one that waits. */
int64_t nb_introduction_again_ms(enum nb_introduction_state state, int64_t answered_ms,
                                 int64_t now_ms);
/** Has an ask of ${asked_ms} waited so long that nobody answers it any more? */
bool nb_introduction_is_over(int64_t asked_ms, int64_t now_ms);
/** Whole days from ${from_ms} to ${to_ms}: nobody needs to know the hour. */
int64_t nb_introduction_days(int64_t from_ms, int64_t to_ms);

#endif
