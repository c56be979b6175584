/* notice.c - the table of notices: what may be switched off, what waits for somebody who is away. */
#include "noaber/notice.h"

/* Decisions about one's own words and about who one is are told always: they are a right (MO4, P10).
 * They wait quietly; only what somebody may want to answer or must know at once wakes a device. Who said that they can be
 * reached is told, whatever they chose for the hours in which they are here anyway (QU7). */
const struct nb_notice_row nb_notice_rows[NB_NOTICE_KIND_COUNT] = {
    /* about, choice, wanted, away, wakes, once */
    [NB_NOTICE_REPLY] = {NB_NOTICE_ABOUT_MESSAGE, true, true, false, true, false},
    [NB_NOTICE_HIDDEN] = {NB_NOTICE_ABOUT_OWN, false, true, true, false, false},
    [NB_NOTICE_SHOWN] = {NB_NOTICE_ABOUT_OWN, false, true, true, false, false},
    [NB_NOTICE_UNMASK] = {NB_NOTICE_ABOUT_ASK, false, true, true, true, false},
    [NB_NOTICE_LET_IN] = {NB_NOTICE_ABOUT_FACE, false, true, true, true, false},
    [NB_NOTICE_INTRODUCTION] = {NB_NOTICE_ABOUT_ACCOUNT, false, true, true, false, false},
    [NB_NOTICE_MENTION] = {NB_NOTICE_ABOUT_MESSAGE, true, true, false, true, false},
    [NB_NOTICE_WAITING] = {NB_NOTICE_ABOUT_COMMUNITY, true, true, false, true, true},
    [NB_NOTICE_ON_CALL] = {NB_NOTICE_ABOUT_COMMUNITY, false, true, false, true, false},
    [NB_NOTICE_LINKUP] = {NB_NOTICE_ABOUT_OWN, false, true, true, false, true},
};

const char *const nb_notice_kind_words[NB_NOTICE_KIND_COUNT] = {
    [NB_NOTICE_REPLY] = "reply",     [NB_NOTICE_HIDDEN] = "hidden",
    [NB_NOTICE_SHOWN] = "shown",     [NB_NOTICE_UNMASK] = "unmask",
    [NB_NOTICE_LET_IN] = "let_in",   [NB_NOTICE_INTRODUCTION] = "introduction",
    [NB_NOTICE_MENTION] = "mention", [NB_NOTICE_WAITING] = "waiting",
    [NB_NOTICE_ON_CALL] = "on_call", [NB_NOTICE_LINKUP] = "linkup",
};
