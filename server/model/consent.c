/*
 * consent.c - the purposes people are asked to agree to, with their texts.
 * Not here: who agreed to what (command/consent.c).
 */
#include "noaber/consent.h"

#include "noaber/check.h"

/* clang-format off */
const struct nb_purpose_row nb_purpose_rows[NB_PURPOSE_COUNT] = {
	[NB_PURPOSE_SERVICE] = {
		.version = 1, .in_use = true,
		.name_nl = "Noaber gebruiken", .name_en = "Using Noaber",
		.means_nl = "We bewaren je schuilnaam, je groepen en wat je schrijft. Dat kan over je "
			    "gezondheid gaan. We bewaren het versleuteld.",
		.means_en = "We keep your pseudonym, your groups and what you write. That may be about "
			    "your health. We keep it encrypted.",
		.refusing_nl = "Zonder deze toestemming kun je Noaber niet gebruiken. Hulp nu werkt altijd.",
		.refusing_en = "Without this consent you cannot use Noaber. Help now always works."},
	[NB_PURPOSE_CARE_ESCALATION] = {
		.version = 1,
		.name_nl = "Hulp erbij halen", .name_en = "Getting help",
		.means_nl = "Een begeleider mag samen met jou een hulpverlener zoeken. We geven niets door "
			    "voordat jij het gelezen hebt en ja zegt.",
		.means_en = "A host may look for a professional together with you. We pass nothing on "
			    "before you have read it and said yes.",
		.refusing_nl = "Zeg je nee? Dan zoeken we geen hulpverlener voor je. Je groepen blijven open.",
		.refusing_en = "Do you say no? Then we look for no professional. Your groups stay open."},
	[NB_PURPOSE_FOLLOW_UP] = {
		.version = 1,
		.name_nl = "Later vragen hoe het gaat", .name_en = "Asking later how you are",
		.means_nl = "We mogen je later in Noaber vragen hoe het met je gaat.",
		.means_en = "We may ask you later, in Noaber, how you are doing.",
		.refusing_nl = "Zeg je nee? Dan vragen we het niet. Je groepen blijven open.",
		.refusing_en = "Do you say no? Then we do not ask. Your groups stay open."},
	[NB_PURPOSE_RESEARCH] = {
		.version = 1,
		.name_nl = "Onderzoek en cijfers", .name_en = "Research and figures",
		.means_nl = "We mogen tellen hoe mensen Noaber gebruiken, en jij telt mee. Je naam en wat "
			    "je schrijft gebruiken we niet.",
		.means_en = "We may count how people use Noaber, and you are counted. We do not use your "
			    "name or what you write.",
		.refusing_nl = "Zeg je nee? Dan tel je niet mee. Je groepen blijven open.",
		.refusing_en = "Do you say no? Then you are not counted. Your groups stay open."},
};
/* clang-format on */

const char *const nb_purpose_words[NB_PURPOSE_COUNT] = {
    [NB_PURPOSE_SERVICE] = "service",
    [NB_PURPOSE_CARE_ESCALATION] = "care_escalation",
    [NB_PURPOSE_FOLLOW_UP] = "follow_up",
    [NB_PURPOSE_RESEARCH] = "research",
};

bool
nb_consent_counts(enum nb_purpose purpose, const struct nb_consent *last)
{
	nb_assert(purpose < NB_PURPOSE_COUNT);
	return last->given && last->version == nb_purpose_rows[purpose].version;
}

bool
nb_consent_asks_again(enum nb_purpose purpose, const struct nb_consent *last)
{
	return last->given && !nb_consent_counts(purpose, last);
}
