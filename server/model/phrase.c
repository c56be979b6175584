/*
 * phrase.c - recovery phrases: common Dutch words, one after the other.
 *
 * The words are easy to spell and to say, have no accents, and none is grim or about people, food
 * one might struggle with, or ways to get hurt. No two of them are one letter apart, so a slip of
 * the pen is no other phrase. Changing the list does no harm: a phrase is kept as a hash of its
 * text, not as places in here.
 * Not here: chance (the caller brings it), hashing (base/passphrase.c).
 */
#include "noaber/text.h"

#include <string.h>

/* 512 = 9 bits a word. */
static const char *const words[] = {
    "aardappel", "aardbei",   "abrikoos",  "adelaar",   "adem",      "akker",     "album",
    "alfabet",   "amandel",   "ananas",    "appel",     "april",     "artikel",   "atlas",
    "augustus",  "avond",     "bagage",    "baken",     "balans",    "balkon",    "bamboe",
    "banaan",    "bank",      "basilicum", "basis",     "beek",      "beeld",     "begin",
    "beker",     "berg",      "bessen",    "bezem",     "biscuit",   "blad",      "blauw",
    "bloem",     "bloemkool", "bloesem",   "boeket",    "boerin",    "boom",      "bord",
    "borstel",   "bosbes",    "bosrand",   "boter",     "braam",     "brasem",    "brief",
    "bril",      "bron",      "brood",     "bruin",     "buiten",    "bureau",    "cacao",
    "cactus",    "camera",    "caravan",   "carnaval",  "chocola",   "citroen",   "dadel",
    "dame",      "dans",      "datum",     "december",  "deken",     "detail",    "deur",
    "dialoog",   "dichter",   "dinsdag",   "doel",      "dolfijn",   "dorp",      "douche",
    "draad",     "droom",     "druif",     "druppel",   "duim",      "echo",      "eekhoorn",
    "eend",      "eiland",    "emmer",     "energie",   "engel",     "esdoorn",   "ezel",
    "februari",  "feest",     "festival",  "fiets",     "filter",    "flat",      "fles",
    "fluit",     "fontein",   "forel",     "foto",      "framboos",  "galerij",   "gang",
    "garage",    "garnaal",   "gebak",     "gebouw",    "geel",      "geluk",     "gember",
    "giraf",     "gitaar",    "glas",      "globe",     "goud",      "goudvis",   "grap",
    "grens",     "groen",     "groente",   "grond",     "grot",      "haan",      "hagel",
    "halte",     "hamer",     "hamster",   "hand",      "handdoek",  "hangmat",   "hark",
    "haven",     "hazelaar",  "heide",     "helder",    "helm",      "hemel",     "herfst",
    "hert",      "heuvel",    "hobby",     "hoed",      "honing",    "hoofd",     "hooi",
    "horloge",   "hotel",     "hout",      "humor",     "idee",      "iglo",      "ijsbeer",
    "inkt",      "jaar",      "januari",   "jasmijn",   "jeugd",     "juli",      "jurk",
    "juweel",    "kaars",     "kabel",     "kabouter",  "kachel",    "kade",      "kalender",
    "kalf",      "kameel",    "kamille",   "kanaal",    "kano",      "kapitein",  "kapper",
    "karton",    "kasteel",   "kerk",      "kersen",    "ketel",     "ketting",   "keuken",
    "kikker",    "kiwi",      "klank",     "klaproos",  "klaver",    "klein",     "kleur",
    "klimop",    "klok",      "klomp",     "knoop",     "knuffel",   "koala",     "koek",
    "koekoek",   "koffer",    "koffie",    "komkommer", "kompas",    "konijn",    "kool",
    "kopje",     "koren",     "korf",      "kraan",     "krab",      "kracht",    "krant",
    "krekel",    "krijt",     "kring",     "kroon",     "kruid",     "kuiken",    "kunst",
    "kussen",    "ladder",    "lamp",      "lampion",   "landkaart", "lantaarn",  "laurier",
    "lavendel",  "leeuw",     "lelie",     "lente",     "lepel",     "letter",    "lezer",
    "libel",     "licht",     "lied",      "lijn",      "lijst",     "limoen",    "linde",
    "linnen",    "lint",      "loper",     "lotus",     "luifel",    "maandag",   "maart",
    "machine",   "magneet",   "makreel",   "mango",     "mantel",    "margriet",  "markt",
    "marmer",    "masker",    "mast",      "matras",    "mees",      "melk",      "melodie",
    "meloen",    "merel",     "metaal",    "meter",     "middag",    "mier",      "minuut",
    "model",     "molen",     "morgen",    "mossel",    "motor",     "mouw",      "munt",
    "museum",    "muts",      "muur",      "muziek",    "naald",     "nacht",     "narcis",
    "natuur",    "nest",      "neus",      "nevel",     "noorden",   "noot",      "november",
    "oase",      "oceaan",    "ochtend",   "oever",     "oktober",   "olie",      "olifant",
    "olijf",     "oosten",    "oranje",    "orgel",     "orkest",    "otter",     "oven",
    "paard",     "pagina",    "paleis",    "palm",      "panda",     "papier",    "parade",
    "paraplu",   "parel",     "pasta",     "pastei",    "patroon",   "pauw",      "penseel",
    "peper",     "perzik",    "piano",     "pijl",      "pion",      "plaats",    "planeet",
    "plant",     "ploeg",     "pluim",     "poes",      "pomp",      "pony",      "poort",
    "post",      "potlood",   "prins",     "prinses",   "pudding",   "puzzel",    "raap",
    "rabarber",  "radijs",    "radio",     "raket",     "raster",    "regen",     "regenboog",
    "reiger",    "reis",      "ridder",    "rits",      "rivier",    "robot",     "rogge",
    "roos",      "roze",      "rozijn",    "rugzak",    "ruimte",    "rups",      "rust",
    "saffier",   "salade",    "sauna",     "saus",      "schaal",    "schaduw",   "schelp",
    "schets",    "schilder",  "schip",     "schoen",    "schommel",  "school",    "schrift",
    "schuur",    "september", "sering",    "servet",    "sjaal",     "slak",      "slee",
    "sleutel",   "slinger",   "snavel",    "sneeuw",    "sneeuwpop", "snoep",     "specht",
    "speld",     "spiegel",   "spinazie",  "spons",     "spoor",     "sport",     "spreeuw",
    "sprookje",  "staart",    "stad",      "station",   "steen",     "steiger",   "stem",
    "stilte",    "stoel",     "stof",      "stoomboot", "straat",    "strand",    "streep",
    "strik",     "stro",      "stuiver",   "suiker",    "tafel",     "tapijt",    "tegel",
    "tekst",     "telefoon",  "televisie", "tempel",    "tent",      "terras",    "theater",
    "thee",      "theepot",   "thuis",     "tijger",    "tijm",      "toekomst",  "toets",
    "tomaat",    "toneel",    "tong",      "tovenaar",  "tram",      "trommel",   "trompet",
    "trui",      "tuin",      "tuinman",   "tulband",   "tulp",      "tunnel",    "turf",
    "tweeling",  "uitzicht",  "vaas",      "valk",      "vallei",    "vanille",   "varen",
    "veer",      "veld",      "venster",   "verf",      "verhaal",   "vijg",      "vijver",
    "vinger",    "viool",     "viooltje",  "visser",    "vlag",      "vlecht",    "vleugel",
    "vlieger",   "vlinder",   "vloer",     "vlot",      "voet",      "vogel",     "vonk",
    "voorjaar",  "vraag",     "vrede",     "vrijdag",   "vrucht",    "vuurtoren", "waaier",
    "wagen",     "walnoot",   "walvis",    "wandeling", "warmte",    "water",     "waterval",
    "wekker",    "wens",      "wereld",    "westen",    "wiel",      "wijzer",    "wilg",
    "wimpel",    "winkel",    "winter",    "wolk",      "woord",     "wortel",    "zaad",
    "zebra",     "zeehond",   "zeep",      "zeil",      "zilver",    "zinnia",    "zitbank",
    "zolder",    "zomer",     "zondag",    "zoon",      "zuiden",    "zwaan",     "zwaluw",
    "zwembad",
};

_Static_assert(NB_COUNT(words) == NB_PHRASE_CHOICES, "each word is as likely as any other");

struct nb_str
nb_phrase_make(const uint16_t random[NB_PHRASE_WORDS], struct nb_arena *arena)
{
	char phrase[NB_PHRASE_BYTES_MOST];
	size_t length = 0;

	for (size_t i = 0; i < NB_PHRASE_WORDS; i++) {
		const char *word = words[random[i] % NB_PHRASE_CHOICES];
		size_t bytes = strlen(word);
		nb_assert(length + bytes + 1 <= sizeof(phrase));
		if (length)
			phrase[length++] = ' ';
		memcpy(phrase + length, word, bytes);
		length += bytes;
	}
	return nb_arena_copy(arena, phrase, length);
}
