/*
 * panels.h - questions to the panel: rows, answers and views (layer 5, command). All in the lane's
 * transaction. Rules C3, ON9, MO13.
 */
#ifndef NB_PANELS_H
#define NB_PANELS_H

#include "noaber/panel.h"
#include "noaber/views.h"

#define NB_QUESTIONS_MOST 20      /* of one face */
#define NB_QUESTIONS_PAGE_MOST 30 /* of a community, and of what waits */

/* A question as it is stored. Bytes are in the arena. */
struct nb_question {
	nb_row question;
	enum nb_hat hat;
	struct nb_str text_sealed;
	bool together;
	enum nb_question_state state;
	int64_t asked_ms;
	struct nb_str reason_sealed; /* absent: no host decided, or said nothing */
	nb_row reason_by;
	struct nb_str community_name;
};

/* An answer as it is stored. Bytes are in the arena. */
struct nb_answer {
	nb_row answer;
	enum nb_panel_side side;
	enum nb_hat hat;
	struct nb_str organisation, text_sealed, name_sealed;
	int64_t answered_ms, edited_ms;
	nb_row member, account; /* one of the two */
	nb_row key;
};
struct nb_answers {
	struct nb_answer at[NB_PANEL_SIDE_COUNT];
	size_t count;
};

/** Load a question with its community and what the subject is to both. */
NB_MUST_USE enum nb_status nb_object_load_question(struct nb_call *call, nb_row question,
                                                   struct nb_object *ret);
/** A professional whose grant lets them answer anywhere: NB_IS_PANELLIST. */
NB_MUST_USE enum nb_status nb_panel_relate(struct nb_call *call, unsigned *relation);
/** The answers to the question of ${object}. */
NB_MUST_USE enum nb_status nb_answers_of(struct nb_call *call, nb_row question,
                                         struct nb_answers *ret);
/** Did the subject give ${answer}? */
bool nb_answer_is_own(const struct nb_call *call, const struct nb_object *object,
                      const struct nb_answer *answer);
/** The decision of a host about the question of call->object; ${reason} may be absent. */
NB_MUST_USE enum nb_status nb_question_judge(struct nb_call *call, enum nb_question_state state,
                                             struct nb_str reason);
/** Tell whoever has ${question} open that it changed. ${gone}: its words must go from the screen. */
void nb_question_tell(struct nb_call *call, nb_row question, bool gone);
/** Every question of ${member} goes with its answers: the face leaves or is erased (P3). */
NB_MUST_USE enum nb_status nb_questions_drop(struct nb_call *call, nb_row member);

/* ---- views ---- */

struct nb_answer_view {
	int side;
	int hat;
	struct nb_str name;
	struct nb_str organisation;
	struct nb_str text; /* absent while the asker wants both and one is still to come */
	int64_t at_ms;
	int64_t edited_ms;
	bool own;
};
struct nb_question_view {
	nb_row question;
	nb_row community;
	struct nb_str community_name;
	struct nb_author_view *author;
	struct nb_str text; /* absent unless this reader may see it */
	bool together;
	int state;
	int64_t at_ms;
	struct nb_str reason; /* for its author and for hosts */
	struct nb_list answers;
	struct nb_list may; /* of int: rights */
};
extern const struct nb_shape nb_shape_question;

struct nb_question_reply {
	struct nb_question_view *question;
};
extern const struct nb_shape nb_shape_question_reply;

/* The data of panel.changed. */
struct nb_question_event {
	nb_row question;
	bool gone;
};
extern const struct nb_shape nb_shape_question_event;
extern const struct nb_event nb_event_panel_changed;
extern const struct nb_words nb_words_question_state, nb_words_panel_side;

/** The question of ${object} as the subject may see it. ${unveils}: a host who reads what is hidden or
 * waits, in a command that is audited (MO13). NB_E_NOT_FOUND: its key is gone. */
NB_MUST_USE enum nb_status nb_view_question(struct nb_call *call, const struct nb_object *object,
                                            bool unveils, struct nb_question_view *ret);
/** The question of call->object for a reply. */
NB_MUST_USE enum nb_status nb_reply_question(struct nb_call *call, bool unveils);
/** The questions whose rows ${cursor} finds, as far as the subject may do ${right} with them; ends the
 * cursor. At most ${most}, and whether there were more. */
NB_MUST_USE enum nb_status nb_view_questions(struct nb_call *call, struct nb_cursor *cursor,
                                             enum nb_right right, size_t most, struct nb_list *ret,
                                             bool *ret_more);

#endif
