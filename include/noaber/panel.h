/*
 * panel.h - a question that a peer and a professional answer side by side (layer 2, model). Rules C3,
 * ON9. Pure.
 */
#ifndef NB_PANEL_H
#define NB_PANEL_H

#include "noaber/rights.h"

#define NB_QUESTION_TEXT_MOST 2000 /* characters */
#define NB_ANSWER_TEXT_MOST 4000
#define NB_ANSWER_EDIT_MS (15 * 60 * 1000) /* as of a message */

/* Stored: only add at the end. */
enum nb_question_state {
	NB_QUESTION_WAITING, /* for a host to read it first */
	NB_QUESTION_SHOWN,
	NB_QUESTION_HIDDEN, /* by a host, with a reason */
	NB_QUESTION_STATE_COUNT
};
extern const char *const nb_question_state_words[NB_QUESTION_STATE_COUNT];

/* Who answers: at most one of each. Stored: only add at the end. */
enum nb_panel_side { NB_PANEL_PEER, NB_PANEL_PROFESSIONAL, NB_PANEL_SIDE_COUNT };
extern const char *const nb_panel_side_words[NB_PANEL_SIDE_COUNT];
/** The side that a wearer of ${hat} answers on. */
enum nb_panel_side nb_panel_side_of(enum nb_hat hat);

/** Does ${grant} of a professional let them answer questions of the community (row, municipality code
 * or NULL)? One of an organisation says nothing about groups, and holds for the questions of all. */
bool nb_grant_answers(const struct nb_grant *grant, int64_t now_ms, int64_t community,
                      const char *municipality);
/** Is the text of an answer shown? ${together}: the asker wants both or none. ${standing}: how many
 * there are. ${own}: to who gave it. */
bool nb_panel_reveals(bool together, unsigned standing, bool own);

#endif
