/* introduction.c - when somebody may ask to come in, and for how long an ask waits (C3). */
#include "noaber/introduction.h"

const char *const nb_introduction_state_words[NB_INTRODUCTION_STATE_COUNT] = {
    "waiting", "declined", "unanswered", "withdrawn"};
const char *const nb_introduction_no_words[NB_INTRODUCTION_NO_COUNT] = {"full", "other_group",
                                                                        "not_now", "tell_more"};

static const int64_t waits_ms[NB_INTRODUCTION_STATE_COUNT] = {
    [NB_INTRODUCTION_DECLINED] = NB_INTRODUCTION_AGAIN_MS,
    [NB_INTRODUCTION_WITHDRAWN] = NB_INTRODUCTION_WITHDRAWN_MS,
};

int64_t
nb_introduction_again_ms(enum nb_introduction_state state, int64_t answered_ms, int64_t now_ms)
{
	int64_t again_ms = answered_ms + waits_ms[state];

	return again_ms > now_ms ? again_ms - now_ms : 0;
}

bool
nb_introduction_is_over(int64_t asked_ms, int64_t now_ms)
{
	return now_ms - asked_ms >= NB_INTRODUCTION_WAITS_MS;
}

int64_t
nb_introduction_days(int64_t from_ms, int64_t to_ms)
{
	return to_ms > from_ms ? (to_ms - from_ms) / NB_DAY_MS : 0;
}
