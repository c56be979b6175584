/* Names of communities: a hundred with a diagnosis are refused, a hundred of life are not (C3, X2). */
#include "unit.h"

#include "noaber/diagnosis.h"

#include <stdio.h>
#include <string.h>

static const char *const refused[] = {
    "Depressie",
    "depressief zijn",
    "Postnatale depressie",
    "Depressieve ouders",
    "DEPRESSION",
    "Feeling depressed",
    "Leven met een depressie",
    "De-pres-sie",
    "d e p r e s s i e",
    "Dépressie",
    "Ꭰepressie",
    "dерrеssiе",
    "D3pressie",
    "Winterdepressies",
    "Dysthymie",
    "MDD groep",
    "ADHD",
    "adhd'ers",
    "A.D.H.D.",
    "a d h d",
    "ADHD bij vrouwen",
    "АDHD",
    "VolwassenenADHD",
    "ADD",
    "Voor ADD'ers",
    "Hyperactief",
    "PTSS",
    "ptss-klachten",
    "P.T.S.S.",
    "cPTSS",
    "PTSD support",
    "Complex PTSD",
    "Posttraumatische stress",
    "Post-traumatic stress",
    "Traumatische ervaringen",
    "Angststoornis",
    "Angststoornissen",
    "angst stoornis",
    "Anxiety disorders",
    "Paniekstoornis",
    "Panic disorder",
    "GAD",
    "Sociale fobie",
    "Pleinfobie",
    "Social phobia",
    "Hypochondrie",
    "Borderline",
    "Borderliners",
    "b0rderline",
    "BORDERL1NE",
    "Вorderline",
    "BPD",
    "B.P.S.",
    "Persoonlijkheidsstoornissen",
    "Personality disorder",
    "Narcisme",
    "Narcisten",
    "Narcissism",
    "Antisociaal",
    "Bipolair",
    "Bipolaire stoornis",
    "bi-polair",
    "Bipolar",
    "Manisch-depressief",
    "Manie",
    "Manic days",
    "Hypomanie",
    "Psychose",
    "Na een psychose",
    "Psychosen",
    "Psychotisch",
    "Psychosis",
    "Schizofrenie",
    "Schizophrenia",
    "schizo-affectief",
    "Paranoïa",
    "Autisme",
    "Autistisch",
    "Vrouwen met autisme",
    "Autism",
    "Asperger",
    "ASS",
    "PDD-NOS",
    "Anorexia",
    "Anorexie",
    "Boulimia",
    "Bulimia",
    "Eetstoornis",
    "Eetstoornissen",
    "Binge eating",
    "Verslaving",
    "Verslaafd",
    "Gokverslaafden",
    "Alcoholisme",
    "Alcoholisten",
    "Addiction",
    "OCD",
    "Dwangstoornis",
    "Dwangneurose",
    "Gilles de la Tourette",
    "Dementie",
    "Alzheimer",
    "NAH",
    "Hersenletsel",
    "LVB",
    "DIS",
    "Patiënten",
    "Psychiatrisch",
    "Stoornissen",
    "Burn-outsyndroom",
    "Mensen met een diagnose",
};

static const char *const accepted[] = {
    "Wachten op hulp",
    "Sombere dagen",
    "Somber en weer op weg",
    "Angst en piekeren",
    "Geldzorgen",
    "Werk, ziekte en UWV",
    "Wonen en onrust thuis",
    "Verlies en rouw",
    "Naasten en mantelzorg",
    "Jong (16-25)",
    "Boer en erf",
    "Anders waarnemen",
    "Opgegroeid met een kwetsbare ouder",
    "De koffietafel",
    "New in Twente",
    "Slapen",
    "Slecht slapen",
    "Nachtbrakers",
    "Eenzaam",
    "Minder alleen",
    "Nieuw in de stad",
    "Op jezelf wonen",
    "Schulden",
    "Rondkomen",
    "Brieven en formulieren",
    "Werk zoeken",
    "Terug naar werk",
    "Zonder werk",
    "Studeren en stress",
    "Druk op school",
    "Tentamens",
    "Ouder zijn",
    "Alleenstaande ouders",
    "Net vader",
    "Net moeder",
    "Zwanger en onzeker",
    "Gezin en ruzie",
    "Uit elkaar",
    "Scheiden",
    "Verliefd, verloofd, verloren",
    "Vriendschap",
    "Grenzen stellen",
    "Nee leren zeggen",
    "Boos",
    "Omgaan met boosheid",
    "Schaamte",
    "Stil verdriet",
    "Iemand missen",
    "Na een zelfdoding in je omgeving",
    "Huilen mag",
    "Stemmen",
    "Stemmen horen",
    "Pieken en dalen",
    "Een vol hoofd",
    "Een vol en druk hoofd",
    "Druk",
    "Prikkels en rust",
    "Hooggevoelig",
    "Eten en je lijf",
    "Bewegen",
    "Wandelen",
    "Samen wandelen",
    "Fietsen",
    "Tuinieren",
    "Narcissen in de tuin",
    "Muziek",
    "Flautisten",
    "Manieren om te ontspannen",
    "Met mate",
    "Minderen of stoppen",
    "Zonder drank",
    "Dry together",
    "Vrij van gokken",
    "Gamen en leven",
    "Telefoon uit",
    "Ouder worden",
    "Met pensioen",
    "Zorgen voor je partner",
    "Mantelzorgers",
    "Vergeten en onthouden",
    "Pijn die blijft",
    "Ziek zijn",
    "Moe",
    "Altijd moe",
    "Na het ziekenhuis",
    "Weer naar buiten",
    "Bange momenten",
    "Paniek",
    "Verder na iets heftigs",
    "Vluchten en landen",
    "Heimwee",
    "Geloof en twijfel",
    "Roze avond",
    "Jezelf zijn",
    "Veteranen",
    "Adressen en verhuizen",
    "Geldgesprek",
    "Dansen",
    "Klas en kantine",
    "Massage en ontspannen",
    "Express jezelf",
    "Impressies",
    "Expressie met verf",
    "Nahuis",
    "Additief",
    "Gadgets",
    "Passie",
    "Dissel en tuig",
    "Low days",
    "Money worries",
    "Grief",
    "Lonely nights",
    "New parents",
    "Growing older",
    "Address unknown",
    "Classmates",
};

static void
diagnoses_are_refused_with_a_suggestion(void **state)
{
	size_t wrong = 0;

	(void)state;
	assert_true(NB_COUNT(refused) >= 100);
	for (size_t i = 0; i < NB_COUNT(refused); i++) {
		const struct nb_life_name *name = nb_diagnosis_in(nb_str_from(refused[i]));
		if (name && !nb_diagnosis_in(nb_str_from(name->nl)) &&
		    !nb_diagnosis_in(nb_str_from(name->en)))
			continue;
		print_message("not refused: %s\n", refused[i]);
		wrong++;
	}
	assert_int_equal(wrong, 0);
}

static void
names_of_life_are_accepted(void **state)
{
	size_t wrong = 0;

	(void)state;
	assert_true(NB_COUNT(accepted) >= 100);
	for (size_t i = 0; i < NB_COUNT(accepted); i++) {
		const struct nb_life_name *name = nb_diagnosis_in(nb_str_from(accepted[i]));
		if (!name)
			continue;
		print_message("refused: %s, for %s\n", accepted[i], name->nl);
		wrong++;
	}
	assert_int_equal(wrong, 0);
}

static void
a_name_that_fills_its_bytes_is_read_to_the_end(void **state)
{
	char long_name[4 * NB_GROUP_NAME_CHARACTERS_MOST + 1];

	(void)state;
	memset(long_name, 'x', sizeof(long_name));
	memcpy(long_name, "een ", 4);
	assert_null(nb_diagnosis_in((struct nb_str){long_name, sizeof(long_name) - 1}));
	memcpy(long_name + sizeof(long_name) - 11, "-depressie", 10);
	assert_non_null(nb_diagnosis_in((struct nb_str){long_name, sizeof(long_name) - 1}));
	assert_null(nb_diagnosis_in((struct nb_str){"", 0}));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(diagnoses_are_refused_with_a_suggestion),
	    cmocka_unit_test(names_of_life_are_accepted),
	    cmocka_unit_test(a_name_that_fills_its_bytes_is_read_to_the_end),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
