/*
 * mention.h - who is named in a text (layer 2, model). Pure.
 *
 * Names are never in the words: somebody who takes another name or goes would stay in the words of
 * others. On the wire a character stands where a name is, NB_MENTION_MARK, and who they are stands beside
 * the text, in that order. As it is kept, the row of the face stands between two marks: so who named whom
 * is sealed with the words, and goes with them.
 */
#ifndef NB_MENTION_H
#define NB_MENTION_H

#include "noaber/arena.h"
#include "noaber/ids.h"
#include "noaber/str.h"

#define NB_MENTION_MARK "\xEF\xBF\xBC" /* U+FFFC, "something stands here that is no text" */
#define NB_MENTIONS_MOST 5

/* Who is named, in the order of the text; somebody may be named twice. */
struct nb_mentioned {
	nb_row members[NB_MENTIONS_MOST];
	size_t count;
};

/** May ${text} name anybody? As cheap as looking for one byte: asked of every message. */
bool nb_mention_in(struct nb_str text);
/** ${text} of the wire with ${mentioned} at its marks, as it is kept; the same text when it has none. In
 * the arena. NB_E_BAD_ARGUMENT: there are more or fewer marks than people. */
NB_MUST_USE enum nb_status nb_mention_write(struct nb_str text,
                                            const struct nb_mentioned *mentioned,
                                            struct nb_arena *arena, struct nb_str *ret);
/** Who is named in a text as it is kept. A mark with nobody behind it is nobody. */
void nb_mention_read(struct nb_str kept, struct nb_mentioned *ret);
/** ${kept} for people: one mark for each mention, or where ${names} is not NULL "@" and the name of each.
 * In the arena. NB_E_TOO_LARGE. */
NB_MUST_USE enum nb_status nb_mention_show(struct nb_str kept, const struct nb_str *names,
                                           struct nb_arena *arena, struct nb_str *ret);
bool nb_mention_names(const struct nb_mentioned *mentioned, nb_row member);

#endif
