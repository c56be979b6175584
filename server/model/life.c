/*
 * life.c - when an account may be used.
 * Not here: what happens to its rows (command/life.c).
 */
#include "noaber/life.h"

enum nb_status
nb_life_may_enter(enum nb_life life, int64_t due_ms, int64_t now_ms, bool come_back)
{
	switch (life) {
	case NB_LIFE_ACTIVE: return NB_OK;
	case NB_LIFE_PAUSED: return come_back || now_ms >= due_ms ? NB_OK : NB_E_PAUSED;
	case NB_LIFE_FROZEN: return come_back ? NB_OK : NB_E_FROZEN;
	case NB_LIFE_CLOSED:
		if (now_ms >= due_ms) /* the days to return are over, also before upkeep comes */
			return NB_E_WRONG_CREDENTIALS;
		return come_back ? NB_OK : NB_E_CLOSED;
	case NB_LIFE_ERASING:
	case NB_LIFE_ERASED:
	case NB_LIFE_COUNT: break;
	}
	return NB_E_WRONG_CREDENTIALS;
}
