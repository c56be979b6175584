/*
 * pinned_cards.h - pinned cards: rows, who keeps them, what readers get (layer 5, command). Rule C3. All
 * in the lane's transaction.
 */
#ifndef NB_PINNED_CARDS_H
#define NB_PINNED_CARDS_H

#include "noaber/pinned.h"
#include "noaber/views.h"

/* A card as it is stored, without its words. */
struct nb_pinned {
	nb_row pinned, community;
	nb_row room;    /* 0: in all groups of the community */
	nb_row message; /* 0: none */
	struct nb_pinned_days days;
	int64_t version;
};

/* What somebody says of a card, in a first version and in a later one. */
struct nb_pinned_words {
	struct nb_str title, text; /* the text may be absent where a message is named */
	nb_row message;
	int64_t first_day, last_day;
};

/* The fields of struct nb_pinned_words in the arguments ${s}, for the commands that take them. */
/* clang-format off */
#define NB_PINNED_WORD_FIELDS(s) \
	NB_FIELD_TEXT(s, title, 1, NB_PINNED_TITLE_MOST, "what it is about, in one line"), \
	NB_FIELD_TEXT_OPT(s, text, 0, NB_PINNED_TEXT_MOST, \
	                  "what it says; may be left out where it points at a message"), \
	NB_FIELD_ID_OPT(s, message, NB_ID_MESSAGE, \
	                "a message to point at, which everybody who sees the card may read"), \
	NB_FIELD_INT(s, first_day, 0, NB_PINNED_DAY_LAST, "from this day on, such as 20261224"), \
	NB_FIELD_INT(s, last_day, 0, NB_PINNED_DAY_LAST, \
	             "to the end of this day, a year from now at most")
/* clang-format on */

/** Load a card with its community and what the subject is to it. */
NB_MUST_USE enum nb_status nb_object_load_pinned(struct nb_call *call, nb_row pinned,
                                                 struct nb_object *ret);
/** May these words stand on a card of the community of call->object, in ${room} or in all groups? The
 * message has to be one that the subject may read, and everybody who sees the card. ${now}: the card
 * before the change; NULL: a new one. NB_E_BAD_ARGUMENT with the field, NB_E_PINNED_MESSAGE. */
NB_MUST_USE enum nb_status nb_pinned_check(struct nb_call *call, nb_row room,
                                           const struct nb_pinned_words *words,
                                           const struct nb_pinned *now);
/** Store a new card in the community of call->object. ${nonce}: its author made no card there with it yet;
 * absent when nobody can send it again. ${ret_runs}: it is there today, so who looks is to be told. When so
 * many are kept already, the one that is over for the longest makes room. NB_E_PINNED_FULL: none is over. */
NB_MUST_USE enum nb_status nb_pinned_add(struct nb_call *call, nb_row room,
                                         const struct nb_pinned_words *words, struct nb_str nonce,
                                         nb_row *ret_pinned, bool *ret_runs);
/** Change ${now}, which is of the community of call->object and had ${version} for who changes it; one
 * that was over is there again. NB_E_CONFLICT: somebody changed it meanwhile. */
NB_MUST_USE enum nb_status nb_pinned_change(struct nb_call *call, const struct nb_pinned *now,
                                            int64_t version, const struct nb_pinned_words *words);
/** The day in the Netherlands, as nb_date_number. */
NB_MUST_USE enum nb_status nb_pinned_today(const struct nb_call *call, int64_t *ret_today);

/** What happened to ${message} shows in the cards that point at it: who looks at those is told. */
NB_MUST_USE enum nb_status nb_pinned_message_changed(struct nb_call *call, nb_row message);
/** The same for all messages of ${member}, who went away or came back. */
NB_MUST_USE enum nb_status nb_pinned_author_changed(struct nb_call *call, nb_row member);

/* ---- views ---- */

/* The message of a card, as it is now. */
struct nb_pinned_message_view {
	nb_row message, room;
	int64_t seq;
	struct nb_author_view *author;
	struct nb_str text; /* absent when it is covered */
	int cover;          /* NB_WORD_ABSENT = none */
	int64_t edited_ms;  /* NB_INT_ABSENT = never */
};

/* A card for who looks. */
struct nb_pinned_view {
	nb_row pinned;
	int64_t version;
	struct nb_str title, text;
	int64_t first_day, last_day;
	struct nb_pinned_message_view *message;
};
extern const struct nb_shape nb_shape_pinned;

/* The same card for who keeps it. */
struct nb_kept_pinned {
	nb_row pinned;
	int64_t version;
	nb_row room; /* 0: in all groups */
	struct nb_str title, text;
	nb_row message;     /* a reference: its words are for who may read the room */
	bool message_shows; /* it is there for who sees the card */
	int64_t first_day, last_day;
	int state;
};
extern const struct nb_shape nb_shape_kept_pinned;
extern const struct nb_words nb_words_pinned_state;

/** What the subject sees at the top of the room or community of call->object today: those of the
 * community, and of the room where they may read it. Empty where they may see none. One statement. */
NB_MUST_USE enum nb_status nb_view_pinned(struct nb_call *call, struct nb_list *ret);
/** All of the community of call->object, in order, for who keeps them. */
NB_MUST_USE enum nb_status nb_view_kept_pinned(struct nb_call *call, struct nb_list *ret);

#endif
