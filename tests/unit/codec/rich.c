/* rich.c - the tables of the made-up shape. */
#include "rich.h"

static const char *const mood_words[] = {"calm", "sad", "glad"};
const struct nb_words rich_moods = {"Mood", mood_words, NB_COUNT(mood_words)};

static const struct nb_field spot_fields[] = {
    NB_FIELD_ID(struct rich_spot, room, NB_ID_ROOM, "which room"),
    NB_FIELD_INT(struct rich_spot, seq, 0, 9007199254740992, "up to here"),
    NB_FIELD_WORD_OPT(struct rich_spot, mood, &rich_moods, "how it was"),
};
const struct nb_shape rich_spot_shape = {
    "Spot", "A place in a room.", sizeof(struct rich_spot), spot_fields, NB_COUNT(spot_fields),
};

static const struct nb_field rich_fields[] = {
    NB_FIELD_ID(struct rich, room, NB_ID_ROOM, "room"),
    NB_FIELD_ID_OPT(struct rich, message, NB_ID_MESSAGE, "message"),
    NB_FIELD_TEXT(struct rich, text, 1, 10, "text"),
    NB_FIELD_TEXT_OPT(struct rich, note, 0, 20000, "note"),
    NB_FIELD_INT(struct rich, limit, -5, 50, "limit"),
    NB_FIELD_INT_OPT(struct rich, before, 1, 9007199254740992, "before"),
    NB_FIELD_BOOL(struct rich, on, "on"),
    NB_FIELD_BOOL_OPT(struct rich, quiet, "quiet"),
    NB_FIELD_WORD(struct rich, mood, &rich_moods, "mood"),
    NB_FIELD_WORD_OPT(struct rich, other_mood, &rich_moods, "other mood"),
    NB_FIELD_OBJECT(struct rich, spot, &rich_spot_shape, "spot"),
    NB_FIELD_OBJECT_OPT(struct rich, extra, &rich_spot_shape, "extra spot"),
    NB_FIELD_LIST(struct rich, spots, &rich_spot_shape, 3, "spots"),
    NB_FIELD_LIST_OPT(struct rich, more, &rich_spot_shape, 3, "more spots"),
    NB_FIELD_WORDS(struct rich, moods, &rich_moods, "moods"),
    NB_FIELD_TEXTS(struct rich, names, "names"),
};
const struct nb_shape rich_shape = {
    "Rich", "One of everything.", sizeof(struct rich), rich_fields, NB_COUNT(rich_fields),
};

struct nb_ids *
rich_ids(void)
{
	static const uint8_t key[16] = {0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15};

	return nb_ids_create(key);
}
