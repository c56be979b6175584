/*
 * house_rules.c - the rules and questions that a new community begins with (ON3).
 * Not here: the versions of a community (store/sql/rules.sql), who may change them (rights.c).
 */
#include "noaber/house_rules.h"

/* clang-format off */
const struct nb_standard_rules nb_standard_rules = {
	.nl = "Je bent 16 jaar of ouder.\n"
	      "Je verzint een naam voor jezelf. Je noemt geen echte namen, adressen of nummers.\n"
	      "Wat een ander hier schrijft, vertel je niet verder. Je maakt er geen foto van.\n"
	      "Je vertelt wat je zelf meemaakt. Je zegt niet wat een ander moet doen of slikken.\n"
	      "Je bent aardig. Je mag iets anders vinden. Je maakt niemand klein.\n"
	      "Je mag schrijven dat je niet meer wilt leven. Je schrijft niet op welke manier of waar.\n"
	      "Je zet niemand aan om zichzelf of een ander pijn te doen.\n"
	      "Je helpt elkaar hier. Je spreekt daarvoor niet ergens anders af.\n"
	      "Je verkoopt niets. Je vraagt niet om geld of seks.\n"
	      "Ben je bezorgd over iemand? Zeg het tegen een begeleider. Of tik op Hulp nu.\n"
	      "Noaber is er niet voor spoed. Is er nu gevaar? Bel 112.",
	.en = "You are 16 or older.\n"
	      "You make up a name for yourself. You share no real names, addresses or numbers.\n"
	      "You pass on nothing that others write here. You take no picture of it.\n"
	      "You tell what you go through yourself. You do not say what others should do or take.\n"
	      "You are kind. You may see things differently. You put nobody down.\n"
	      "You may write that you do not want to live any more. You do not write how or where.\n"
	      "You never push anybody to hurt themselves or somebody else.\n"
	      "You help each other here. You do not arrange to meet elsewhere for it.\n"
	      "You sell nothing. You do not ask for money or sex.\n"
	      "Are you worried about somebody? Tell a host. Or tap Help now.\n"
	      "Noaber is not for emergencies. Is there danger now? Call 112.",
	.questions = {
		{
			.nl = {
				"Iemand in de groep vraagt om je nummer. Wat doe je?",
				"Ik geef het. Het is iemand van hier.\nIk geef het niet. We praten hier verder.",
				"Een nummer geef je hier niet. Zo blijven jij en de ander onbekend. Praat gerust hier verder.",
			},
			.en = {
				"Somebody in the group asks for your number. What do you do?",
				"I give it. It is somebody from here.\nI do not give it. We go on talking here.",
				"You give no number here. So you and the other stay unknown. Feel free to go on talking here.",
			},
			.right = 1,
		},
		{
			.nl = {
				"Een vriendin wil weten wat er in de groep staat. Wat doe je?",
				"Ik vertel over mezelf, niet over anderen.\nIk laat haar een paar berichten lezen.\n"
				"Ik vertel alles, maar zonder namen.",
				"Wat anderen schrijven, blijft hier. Ook zonder namen. Over jezelf mag je altijd vertellen.",
			},
			.en = {
				"A friend wants to know what is said in the group. What do you do?",
				"I tell about myself, not about others.\nI let her read some messages.\n"
				"I tell everything, but without names.",
				"What others write stays here. Without names too. About yourself you may always tell.",
			},
			.right = 0,
		},
		{
			.nl = {
				"Iemand schrijft dat leven niet meer hoeft. Je schrikt ervan. Wat doe je?",
				"Ik wacht af. Misschien gaat het over.\nIk zorg zelf dat het goed komt.\n"
				"Ik zeg het tegen een begeleider, of ik tik op Hulp nu.",
				"Je hoeft dit niet alleen te dragen. Een begeleider kijkt met je mee. Is er gevaar, dan bel je 112.",
			},
			.en = {
				"Somebody writes that they do not want to live any more. It shocks you. What do you do?",
				"I wait. Perhaps it passes.\nI make it right by myself.\nI tell a host, or I tap Help now.",
				"You do not have to carry this alone. A host looks along with you. In danger you call 112.",
			},
			.right = 2,
		},
	},
};
/* clang-format on */
