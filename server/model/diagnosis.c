/*
 * diagnosis.c - the words of diagnoses, and a name of life for each.
 * Not here: who may name something (rights.c), pseudonyms of people (text.c).
 */
#include "noaber/diagnosis.h"

#include "fold.h"

#include <string.h>

enum life {
	SOMBRE,
	BUSY_HEAD,
	AFTERWARDS,
	FEAR,
	FEELINGS,
	UPS,
	PERCEIVING,
	STIMULI,
	FOOD,
	HABITS,
	CHECKING,
	REMEMBERING,
	PIECE_BY_PIECE,
	YOURSELF
};

static const struct nb_life_name life_names[] = {
    [SOMBRE] = {"Somber en weer op weg", "Low days and finding your way"},
    [BUSY_HEAD] = {"Een vol en druk hoofd", "A full and busy head"},
    [AFTERWARDS] = {"Verder na iets heftigs", "Going on after something hard"},
    [FEAR] = {"Bange momenten", "Moments of fear"},
    [FEELINGS] = {"Grote gevoelens", "Big feelings"},
    [UPS] = {"Pieken en dalen", "Highs and lows"},
    [PERCEIVING] = {"Anders waarnemen", "Perceiving differently"},
    [STIMULI] = {"Prikkels en rust", "Noise and quiet"},
    [FOOD] = {"Eten en je lijf", "Food and your body"},
    [HABITS] = {"Minderen of stoppen", "Less, or none at all"},
    [CHECKING] = {"Als iets steeds moet van jezelf", "When you have to, again and again"},
    [REMEMBERING] = {"Vergeten en onthouden", "Forgetting and remembering"},
    [PIECE_BY_PIECE] = {"Stap voor stap meedoen", "Taking part step by step"},
    [YOURSELF] = {"Jezelf zijn, met wat je meemaakt", "Being yourself, with what you go through"},
};

/* Where in the name a word counts: short ones are in many a harmless word. */
enum where {
	ANYWHERE, /* also joined to others, or spelled with spaces and signs in between */
	START,    /* a word begins with it */
	WHOLE     /* a word of its own; letters with dots or spaces between are one word */
};

static const struct {
	const char *word;
	enum where where;
	enum life life;
} words[] = {
    {"depressi", ANYWHERE, SOMBRE},
    {"depressed", ANYWHERE, SOMBRE},
    {"dysthym", ANYWHERE, SOMBRE},
    {"mdd", WHOLE, SOMBRE},
    {"adhd", ANYWHERE, BUSY_HEAD},
    {"add", WHOLE, BUSY_HEAD},
    {"adders", WHOLE, BUSY_HEAD},
    {"adder", WHOLE, BUSY_HEAD},
    {"hyperactiv", ANYWHERE, BUSY_HEAD},
    {"hyperactief", ANYWHERE, BUSY_HEAD},
    {"hyperkinetisch", ANYWHERE, BUSY_HEAD},
    {"ptss", START, AFTERWARDS},
    {"ptsd", START, AFTERWARDS},
    {"cptss", START, AFTERWARDS},
    {"cptsd", START, AFTERWARDS},
    {"posttraumati", ANYWHERE, AFTERWARDS},
    {"traumatisch", START, AFTERWARDS},
    {"angststoornis", ANYWHERE, FEAR},
    {"paniekstoornis", ANYWHERE, FEAR},
    {"anxietydisorder", ANYWHERE, FEAR},
    {"panicdisorder", ANYWHERE, FEAR},
    {"gad", WHOLE, FEAR},
    {"fobie", ANYWHERE, FEAR},
    {"fobisch", ANYWHERE, FEAR},
    {"phobi", ANYWHERE, FEAR},
    {"hypochond", ANYWHERE, FEAR},
    {"borderlin", ANYWHERE, FEELINGS},
    {"bpd", WHOLE, FEELINGS},
    {"bps", WHOLE, FEELINGS},
    {"eups", WHOLE, FEELINGS},
    {"persoonlijkheidsstoornis", ANYWHERE, FEELINGS},
    {"personalitydisorder", ANYWHERE, FEELINGS},
    {"narcism", START, FEELINGS},
    {"narcist", START, FEELINGS},
    {"narcissis", START, FEELINGS},
    {"antisocia", ANYWHERE, FEELINGS},
    {"bipola", ANYWHERE, UPS},
    {"manischdepr", ANYWHERE, UPS},
    {"manisch", START, UPS},
    {"manie", WHOLE, UPS},
    {"manies", WHOLE, UPS},
    {"mania", WHOLE, UPS},
    {"manic", WHOLE, UPS},
    {"hypoman", START, UPS},
    {"cyclothym", ANYWHERE, UPS},
    {"psychos", ANYWHERE, PERCEIVING},
    {"psychot", START, PERCEIVING},
    {"schizo", ANYWHERE, PERCEIVING},
    {"paranoi", ANYWHERE, PERCEIVING},
    {"waanstoornis", ANYWHERE, PERCEIVING},
    {"delusion", START, PERCEIVING},
    {"autism", ANYWHERE, STIMULI},
    {"autist", START, STIMULI},
    {"asperger", ANYWHERE, STIMULI},
    {"ass", WHOLE, STIMULI},
    {"asd", WHOLE, STIMULI},
    {"pddnos", ANYWHERE, STIMULI},
    {"anorexi", ANYWHERE, FOOD},
    {"anorect", START, FOOD},
    {"boulimi", ANYWHERE, FOOD},
    {"bulimi", ANYWHERE, FOOD},
    {"eetstoornis", ANYWHERE, FOOD},
    {"eatingdisorder", ANYWHERE, FOOD},
    {"bingeeat", ANYWHERE, FOOD},
    {"arfid", WHOLE, FOOD},
    {"obesitas", ANYWHERE, FOOD},
    {"verslav", ANYWHERE, HABITS},
    {"verslaaf", ANYWHERE, HABITS},
    {"addict", START, HABITS},
    {"alcoholi", START, HABITS},
    {"alcoholverslaaf", ANYWHERE, HABITS},
    {"junk", START, HABITS},
    {"ocd", WHOLE, CHECKING},
    {"ocs", WHOLE, CHECKING},
    {"dwangstoornis", ANYWHERE, CHECKING},
    {"dwangneuro", ANYWHERE, CHECKING},
    {"obsessievecompuls", ANYWHERE, CHECKING},
    {"obsessivecompuls", ANYWHERE, CHECKING},
    {"tourette", START, CHECKING},
    {"dementi", START, REMEMBERING},
    {"dement", WHOLE, REMEMBERING},
    {"alzheimer", ANYWHERE, REMEMBERING},
    {"korsakov", START, REMEMBERING},
    {"nah", WHOLE, PIECE_BY_PIECE},
    {"hersenletsel", ANYWHERE, PIECE_BY_PIECE},
    {"lvb", WHOLE, PIECE_BY_PIECE},
    {"zwakzinnig", ANYWHERE, PIECE_BY_PIECE},
    {"zwakbegaafd", ANYWHERE, PIECE_BY_PIECE},
    {"intellectualdisab", ANYWHERE, PIECE_BY_PIECE},
    {"dissociatieve", START, YOURSELF},
    {"dissociative", START, YOURSELF},
    {"dis", WHOLE, YOURSELF},
    {"epa", WHOLE, YOURSELF},
    {"neurose", START, YOURSELF},
    {"neuroti", START, YOURSELF},
    {"psychiatri", ANYWHERE, YOURSELF},
    {"patient", START, YOURSELF},
    {"stoornis", ANYWHERE, YOURSELF},
    {"disorder", ANYWHERE, YOURSELF},
    {"syndroom", ANYWHERE, YOURSELF},
    {"syndrome", ANYWHERE, YOURSELF},
    {"diagnos", ANYWHERE, YOURSELF},
};

#define NAME_BYTES_MOST ((size_t)4 * NB_GROUP_NAME_CHARACTERS_MOST)

/* Signs that stand for a letter: "d3pr3ssie" is read as what it means. */
static char
letter_of(char c)
{
	static const char signs[] = "@4381$5790", letters[] = "aaeblsstgo";
	const char *at = c ? strchr(signs, c) : NULL;

	return at ? letters[at - signs] : c;
}

/* ${word} as a reader sees it, with its end. */
static const char *
looks_of(struct nb_str word, char ret[NB_FOLDED_BYTES_MOST + 1])
{
	ret[word.length ? nb_text_looks_of(word, ret) : 0] = '\0';
	return ret;
}

/* ASCII only: the bytes of all other letters stay together. */
static bool
parts_words(char c)
{
	unsigned char byte = (unsigned char)c;

	return byte < 0x80 && !(byte >= 'a' && byte <= 'z') && !(byte >= 'A' && byte <= 'Z') &&
	       !(byte >= '0' && byte <= '9');
}

struct reading {
	const char *name;
	size_t length, at;
	char word[NAME_BYTES_MOST];
};

/* The next word; letters that stand alone, as in "A.D.H.D.", are one. Empty at the end. */
static struct nb_str
next_word(struct reading *reading)
{
	size_t count = 0;

	while (reading->at < reading->length) {
		size_t start = reading->at, end = start;
		while (end < reading->length && !parts_words(reading->name[end]))
			end++;
		if (end == start) {
			reading->at++;
			continue;
		}
		if (count && end - start > 1)
			break; /* a word of its own: the next one */
		memcpy(reading->word + count, reading->name + start, end - start);
		count += end - start;
		reading->at = end;
		if (end - start > 1)
			break;
	}
	return (struct nb_str){reading->word, count};
}

/* Also how a word ends when there are more of it: "ADD'ers", "PTSS-klachten" are parted already. */
static bool
is_in_a_word(struct nb_str name, const char *looks, enum where where)
{
	struct reading reading = {.name = name.at, .length = name.length};
	char found[NB_FOLDED_BYTES_MOST + 1];
	size_t length = strlen(looks);

	for (struct nb_str word = next_word(&reading); word.length; word = next_word(&reading)) {
		looks_of(word, found);
		if (strncmp(found, looks, length) == 0 && (where == START || !found[length]))
			return true;
	}
	return false;
}

const struct nb_life_name *
nb_diagnosis_in(struct nb_str name)
{
	char plain[NAME_BYTES_MOST], all[NB_FOLDED_BYTES_MOST + 1], looks[NB_FOLDED_BYTES_MOST + 1];
	size_t length = name.length < sizeof(plain) ? name.length : sizeof(plain);

	for (size_t i = 0; i < length; i++)
		plain[i] = letter_of(name.at[i]);
	const struct nb_str read = {plain, length};
	looks_of(read, all);
	for (size_t i = 0; i < NB_COUNT(words); i++) {
		looks_of(nb_str_from(words[i].word), looks);
		bool found = words[i].where == ANYWHERE ? strstr(all, looks) != NULL
		                                        : is_in_a_word(read, looks, words[i].where);
		if (found)
			return &life_names[words[i].life];
	}
	return NULL;
}
