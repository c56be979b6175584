/* demo.h - what the files of the demo region share. */
#ifndef NB_MAIN_CTL_DEMO_H
#define NB_MAIN_CTL_DEMO_H

#include "noaber/factor.h"

#include <jansson.h>

#define NB_DEMO_MOST 512 /* people, communities and rooms, each */

struct nb_demo_person {
	struct nb_str key, login, name, passphrase, scope;
	struct nb_str keys[NB_FACTORS_MOST]; /* of code apps */
	size_t key_count;
	enum nb_hat hat;
	nb_row account;
};

/* A code that was made for a community. */
#define NB_DEMO_CODES_MOST 16
struct nb_demo_code {
	struct nb_str slug, words;
};

/* A community, or a room in one. */
struct nb_demo_place {
	nb_row row, community;
	struct nb_str slug;
	const json_t *content;
};

struct nb_demo {
	const json_t *file;
	struct nb_call call; /* commands' own functions do the work; nobody is asked for a right */
	struct nb_demo_person people[NB_DEMO_MOST];
	size_t person_count;
	struct nb_demo_place communities[NB_DEMO_MOST];
	size_t community_count;
	struct nb_demo_place rooms[NB_DEMO_MOST];
	size_t room_count;
	struct nb_demo_code codes[NB_DEMO_CODES_MOST];
	size_t code_count;
};

/** A member of a JSON object; absent when it is not there. */
struct nb_str nb_demo_text(const json_t *object, const char *key);
/** The place of ${word} in ${words}, ${otherwise} when it is none of them. */
int nb_demo_word(struct nb_str word, const char *const *words, size_t count, int otherwise);
/** 0: there is none of that slug. */
nb_row nb_demo_community(const struct nb_demo *demo, struct nb_str slug);

/** The house rules of a community, with the questions of the region when it has some (demo_rules.c). */
NB_MUST_USE enum nb_status nb_demo_rules(struct nb_demo *demo, const json_t *community, nb_row row);
/** Whoever is in the file took part, and so accepted the rules as they are. */
NB_MUST_USE enum nb_status nb_demo_accept(struct nb_demo *demo, nb_row community, nb_row member);
/** All of the file, in the open transaction. */
NB_MUST_USE enum nb_status nb_demo_fill(struct nb_demo *demo);
/** Opening hours and closed days of ${one}, a community of the file (demo_hours.c). */
NB_MUST_USE enum nb_status nb_demo_hours(struct nb_demo *demo, const json_t *one, nb_row community);
/** The pinned cards of every community, which run from days that count from today (demo_pinned.c). */
NB_MUST_USE enum nb_status nb_demo_pinned(struct nb_demo *demo);
/** The conversation of one room (demo_talk.c). */
NB_MUST_USE enum nb_status nb_demo_talk(struct nb_demo *demo, const struct nb_demo_place *room);
/** The person's face in a community, made when it is not there yet. */
NB_MUST_USE enum nb_status nb_demo_face(struct nb_demo *demo, struct nb_demo_person *person,
                                        nb_row community, nb_row *ret_member);
/** The second things of ${person}, when it wears a hat that asks for one (demo_factor.c). */
NB_MUST_USE enum nb_status nb_demo_factors(struct nb_demo *demo, struct nb_demo_person *person,
                                           const json_t *one);
/** A grant, and for a hat that is worn for others the appointment behind it (demo_people.c). */
NB_MUST_USE enum nb_status nb_demo_give_hat(struct nb_demo *demo,
                                            const struct nb_demo_person *person, enum nb_hat hat,
                                            struct nb_str scope);
/** What waits for a signature, codes, and asks to come in. */
NB_MUST_USE enum nb_status nb_demo_people(struct nb_demo *demo);
struct nb_demo_person *nb_demo_find_person(struct nb_demo *demo, struct nb_str key);
/** Sign-in data of the accounts into a new file, mode 0600: JSON when its name ends in .json, else
 * a table for people. */
bool nb_demo_write_accounts(const struct nb_demo *demo, const char *path);

#endif
