/*
 * rights.c - the table of rights.
 * Not here: the one decision by it (decide.c), how a person relates to a thing (command/object.c).
 */
#include "noaber/rights.h"

#define IN(state) (1u << (state))
#define ANY_ROOM (IN(NB_ROOM_OPEN) | IN(NB_ROOM_READ_ONLY) | IN(NB_ROOM_ARCHIVED))
#define ANY_MESSAGE (IN(NB_MESSAGE_VISIBLE) | IN(NB_MESSAGE_HIDDEN) | IN(NB_MESSAGE_REMOVED))
#define NOT_REMOVED (IN(NB_MESSAGE_VISIBLE) | IN(NB_MESSAGE_HIDDEN))

#define ANYBODY NB_IS_ANYBODY
#define SIGNED_IN NB_IS_SIGNED_IN
#define PARTICIPANT NB_IS_PARTICIPANT
#define MEMBER NB_IS_MEMBER
#define JOINED NB_IS_JOINED
#define AUTHOR NB_IS_AUTHOR
#define HOST NB_IS_HOST
#define LISTED NB_IS_LISTED
#define OPEN NB_IS_OPEN
#define AUDITOR NB_IS_AUDITOR
#define HALF NB_IS_HALF
#define SEEKER NB_IS_SEEKER
#define KEYHOLDER NB_IS_KEYHOLDER
#define CONCERNED NB_IS_CONCERNED
#define ASKER NB_IS_ASKER
#define JUDGE NB_IS_JUDGE
#define BACKED NB_IS_BACKED
#define COORDINATOR NB_IS_COORDINATOR
#define DECIDER NB_IS_DECIDER
#define PROPOSER NB_IS_PROPOSER
#define APPOINTED NB_IS_APPOINTED
#define ONESELF NB_IS_ONESELF
#define LEAD NB_IS_LEAD
#define IMPOSER NB_IS_IMPOSER
#define PAIRED NB_IS_PAIRED
#define READER NB_IS_READER
#define PANELLIST NB_IS_PANELLIST

/* clang-format off */

/* A member sees a room by being in it, a host what is hosted, others what is listed. */
#define SEEN     {PARTICIPANT | LISTED, PARTICIPANT | MEMBER, HOST}
/* Reading goes before joining only where anybody is let in. */
#define READABLE {PARTICIPANT | OPEN, PARTICIPANT | JOINED}
#define WAITING  {AUTHOR, HOST | MEMBER | OPEN, HOST | MEMBER | JOINED}
#define READERS  {PARTICIPANT | OPEN, PARTICIPANT | MEMBER}
/* What is shared is there for its author, for whom it is meant, and for who judges it. */
#define SHARED_KNOWN {AUTHOR, READER, HOST | MEMBER}

const struct nb_right_row nb_right_rows[NB_RIGHT_COUNT] = {
	[NB_RIGHT_VISIT] = {
		.seen_by = {ANYBODY}, .needs = {ANYBODY},
		.room_states = ANY_ROOM, .message_states = ANY_MESSAGE,
		.may_nl = "Hulp nu en de uitleg openen",
		.may_en = "open Help now and the explanations",
		.because_nl = "iedereen dit mag", .because_en = "anybody may"},
	[NB_RIGHT_SELF] = {
		.seen_by = {ANYBODY}, .needs = {SIGNED_IN},
		.room_states = ANY_ROOM, .message_states = ANY_MESSAGE,
		.may_nl = "je eigen account bekijken en veranderen",
		.may_en = "see and change your own account",
		.because_nl = "het over jou gaat", .because_en = "it is about you"},
	[NB_RIGHT_COMMUNITY_SEE] = {
		.seen_by = {SIGNED_IN | LISTED, MEMBER, HOST, COORDINATOR}, .needs = {SIGNED_IN},
		.room_states = ANY_ROOM, .message_states = ANY_MESSAGE,
		.may_nl = "een gemeenschap bekijken",
		.may_en = "look at a community",
		.because_nl = "deze gemeenschap voor iedereen te zien is",
		.because_en = "anybody may see this community"},
	[NB_RIGHT_COMMUNITY_LEAVE] = {
		.seen_by = {MEMBER}, .needs = {MEMBER},
		.room_states = ANY_ROOM, .message_states = ANY_MESSAGE,
		.may_nl = "weggaan uit een gemeenschap",
		.may_en = "leave a community",
		.because_nl = "weggaan altijd mag", .because_en = "leaving is always allowed"},
	[NB_RIGHT_ROOM_SEE] = {
		.seen_by = SEEN, .needs = {PARTICIPANT},
		.room_states = ANY_ROOM, .message_states = ANY_MESSAGE,
		.may_nl = "zien welke groepen er zijn",
		.may_en = "see which groups there are",
		.because_nl = "deze groep in de lijst staat", .because_en = "this group is listed"},
	[NB_RIGHT_ROOM_JOIN] = {
		.seen_by = SEEN, .needs = {PARTICIPANT | OPEN, PARTICIPANT | MEMBER, HOST},
		.room_states = IN(NB_ROOM_OPEN) | IN(NB_ROOM_READ_ONLY), .message_states = ANY_MESSAGE,
		.may_nl = "meedoen met een groep",
		.may_en = "join a group",
		.because_nl = "deze groep open is", .because_en = "this group is open"},
	[NB_RIGHT_ROOM_LEAVE] = {
		.seen_by = {JOINED}, .needs = {JOINED},
		.room_states = ANY_ROOM, .message_states = ANY_MESSAGE,
		.may_nl = "weggaan uit een groep",
		.may_en = "leave a group",
		.because_nl = "weggaan altijd mag", .because_en = "leaving is always allowed"},
	[NB_RIGHT_ROOM_READ] = {
		.seen_by = READABLE, .needs = READABLE,
		.room_states = ANY_ROOM, .message_states = ANY_MESSAGE,
		.may_nl = "lezen wat er in een groep staat",
		.may_en = "read what is said in a group",
		.because_nl = "je meedoet, of omdat de groep open is",
		.because_en = "you take part, or the group is open"},
	[NB_RIGHT_ROOM_WRITE] = {
		.seen_by = READABLE, .needs = {PARTICIPANT | JOINED}, .joining_helps = true, .takes_voice = true,
		.room_states = IN(NB_ROOM_OPEN), .message_states = ANY_MESSAGE,
		.may_nl = "schrijven in een groep",
		.may_en = "write in a group",
		.because_nl = "je meedoet met deze groep", .because_en = "you take part in this group"},
	[NB_RIGHT_MESSAGE_REACT] = {
		.seen_by = READABLE, .needs = {PARTICIPANT | JOINED}, .joining_helps = true, .takes_voice = true,
		.room_states = IN(NB_ROOM_OPEN), .message_states = IN(NB_MESSAGE_VISIBLE),
		.may_nl = "een teken van steun geven bij een bericht",
		.may_en = "give a sign of support to a message",
		.because_nl = "je meedoet met deze groep", .because_en = "you take part in this group"},
	[NB_RIGHT_MESSAGE_EDIT] = {
		.seen_by = READABLE, .needs = {JOINED | AUTHOR}, .joining_helps = true, .takes_voice = true,
		.room_states = IN(NB_ROOM_OPEN), .message_states = IN(NB_MESSAGE_VISIBLE),
		.may_nl = "je eigen bericht aanpassen, tot 15 minuten na het versturen",
		.may_en = "change your own message, until 15 minutes after sending",
		.because_nl = "jij dit schreef", .because_en = "you wrote this"},
	/* Own words can be taken back for as long as one can reach them, also after leaving an open
	 * room and in an archived one. */
	[NB_RIGHT_MESSAGE_REMOVE] = {
		.seen_by = {AUTHOR, PARTICIPANT | OPEN, PARTICIPANT | JOINED}, .needs = {AUTHOR},
		.room_states = ANY_ROOM, .message_states = NOT_REMOVED,
		.may_nl = "je eigen bericht terugnemen",
		.may_en = "take back your own message",
		.because_nl = "jij dit schreef", .because_en = "you wrote this"},
	/* Nobody decides a case about oneself (MO13), and who decides is known to the group. */
	[NB_RIGHT_MESSAGE_MODERATE] = {
		.seen_by = READABLE, .needs = {HOST | MEMBER}, .never = AUTHOR, .joining_helps = true,
		.room_states = ANY_ROOM, .message_states = NOT_REMOVED,
		.may_nl = "een bericht verbergen of terugzetten",
		.may_en = "hide a message or show it again",
		.because_nl = "je hier begeleider bent", .because_en = "you are a host here"},
	/* What is said among few is not for all, so only from where anybody may read (P10). The yes is its
	 * author's, who can take it back for as long as own words can be taken back. */
	[NB_RIGHT_LINKUP_PROPOSE] = {
		.seen_by = READABLE, .needs = {HOST | MEMBER | OPEN}, .never = AUTHOR, .joining_helps = true,
		.room_states = ANY_ROOM, .message_states = IN(NB_MESSAGE_VISIBLE),
		.may_nl = "de schrijver vragen of een bericht ook in een groep van de regio mag staan",
		.may_en = "ask its author whether a message may stand in a group of the region too",
		.because_nl = "je hier begeleider bent", .because_en = "you are a host here"},
	[NB_RIGHT_LINKUP_ANSWER] = {
		.seen_by = {AUTHOR, PARTICIPANT | OPEN, PARTICIPANT | JOINED}, .needs = {AUTHOR},
		.room_states = ANY_ROOM, .message_states = NOT_REMOVED,
		.may_nl = "zeggen of je bericht ook in een groep van de regio mag staan",
		.may_en = "say whether your message may stand in a group of the region too",
		.because_nl = "jij dit schreef", .because_en = "you wrote this"},
	/* That there is a log is no secret. */
	[NB_RIGHT_AUDIT_READ] = {
		.seen_by = {SIGNED_IN}, .needs = {AUDITOR},
		.room_states = ANY_ROOM, .message_states = ANY_MESSAGE,
		.may_nl = "het logboek van het huis lezen", .may_en = "read the log of the house",
		.because_nl = "je toezicht houdt", .because_en = "you watch over this house"},
	[NB_RIGHT_PROVE] = {
		.seen_by = {ANYBODY}, .needs = {SIGNED_IN, HALF},
		.room_states = ANY_ROOM, .message_states = ANY_MESSAGE,
		.may_nl = "laten zien dat jij het bent, en uitloggen",
		.may_en = "show that it is you, and sign out",
		.because_nl = "het over jou gaat", .because_en = "it is about you"},
	/* Who somebody is elsewhere takes two people, each under a grant, and never about oneself
	 * (P10, MO13). */
	[NB_RIGHT_UNMASK_SEE] = {
		.seen_by = {SIGNED_IN}, .needs = {KEYHOLDER},
		.room_states = ANY_ROOM, .message_states = ANY_MESSAGE,
		.may_nl = "zien welke verzoeken om te ontmaskeren er zijn",
		.may_en = "see which asks to unmask there are",
		.because_nl = "je hier met een ander over beslist",
		.because_en = "you decide on these together with another"},
	[NB_RIGHT_UNMASK_ASK] = {
		.seen_by = {SEEKER}, .needs = {SEEKER}, .never = CONCERNED,
		.room_states = ANY_ROOM, .message_states = ANY_MESSAGE,
		.may_nl = "vragen wie iemand in andere groepen is",
		.may_en = "ask who somebody is in other groups",
		.because_nl = "je voor de hele regio let op de veiligheid",
		.because_en = "you look after safety in the whole region"},
	[NB_RIGHT_UNMASK_JUDGE] = {
		.seen_by = {KEYHOLDER}, .needs = {KEYHOLDER | BACKED}, .never = ASKER | CONCERNED,
		.room_states = ANY_ROOM, .message_states = ANY_MESSAGE,
		.may_nl = "ja of nee zeggen als een ander dat vraagt",
		.may_en = "say yes or no when another asks that",
		.because_nl = "hier altijd twee mensen voor nodig zijn",
		.because_en = "this always takes two people"},
	[NB_RIGHT_UNMASK_OPEN] = {
		.seen_by = {KEYHOLDER},
		.needs = {SEEKER | ASKER | BACKED, KEYHOLDER | JUDGE | BACKED}, .never = CONCERNED,
		.room_states = ANY_ROOM, .message_states = ANY_MESSAGE,
		.may_nl = "een uur lang zien wie iemand in andere groepen is",
		.may_en = "see for an hour who somebody is in other groups",
		.because_nl = "twee mensen het daarover eens zijn",
		.because_en = "two people agreed on it"},

	/* People and grants (Z8, Z9). */
	[NB_RIGHT_COMMUNITY_INVITE] = {
		.seen_by = {SIGNED_IN | LISTED, MEMBER, HOST, COORDINATOR}, .needs = {COORDINATOR},
		.room_states = ANY_ROOM, .message_states = ANY_MESSAGE,
		.may_nl = "mensen met een code uitnodigen in een gemeenschap",
		.may_en = "invite people into a community with a code",
		.because_nl = "je hier coördinator bent", .because_en = "you are a coordinator here"},
	[NB_RIGHT_INVITATION_WITHDRAW] = {
		.seen_by = {COORDINATOR}, .needs = {COORDINATOR},
		.room_states = ANY_ROOM, .message_states = ANY_MESSAGE,
		.may_nl = "een code intrekken", .may_en = "withdraw a code",
		.because_nl = "je hier coördinator bent", .because_en = "you are a coordinator here"},
	[NB_RIGHT_INVITATION_USE] = {
		.seen_by = {SIGNED_IN}, .needs = {ONESELF},
		.room_states = ANY_ROOM, .message_states = ANY_MESSAGE,
		.may_nl = "met een code meedoen met een gemeenschap",
		.may_en = "join a community with a code",
		.because_nl = "je hier voor jezelf bent", .because_en = "you are here for yourself"},
	/* Who works where is not for everybody to know. */
	[NB_RIGHT_PEOPLE_SEE] = {
		.seen_by = {COORDINATOR, AUDITOR}, .needs = {COORDINATOR, AUDITOR},
		.room_states = ANY_ROOM, .message_states = ANY_MESSAGE,
		.may_nl = "zien wie er werkt en waar", .may_en = "see who works here and where",
		.because_nl = "je mensen benoemt of toezicht houdt",
		.because_en = "you appoint people or watch over this house"},
	[NB_RIGHT_APPOINTMENT_PROPOSE] = {
		.seen_by = {COORDINATOR, AUDITOR}, .needs = {COORDINATOR},
		.room_states = ANY_ROOM, .message_states = ANY_MESSAGE,
		.may_nl = "iemand vragen voor een taak", .may_en = "ask somebody to take on a task",
		.because_nl = "je hier coördinator bent", .because_en = "you are a coordinator here"},
	[NB_RIGHT_APPOINTMENT_CHECK] = {
		.seen_by = {DECIDER, APPOINTED}, .needs = {DECIDER}, .never = APPOINTED,
		.room_states = ANY_ROOM, .message_states = ANY_MESSAGE,
		.may_nl = "vastleggen dat je iemands VOG zag",
		.may_en = "note that you saw a certificate of conduct",
		.because_nl = "je over deze taak gaat en het niet je eigen taak is",
		.because_en = "you decide about this task and it is not your own"},
	/* Two people: who proposes does not sign. */
	[NB_RIGHT_APPOINTMENT_SIGN] = {
		.seen_by = {DECIDER, APPOINTED}, .needs = {DECIDER}, .never = APPOINTED | PROPOSER,
		.room_states = ANY_ROOM, .message_states = ANY_MESSAGE,
		.may_nl = "als tweede tekenen voor iemands taak",
		.may_en = "be the second to sign for somebody's task",
		.because_nl = "je over deze taak gaat en iemand anders hem voorstelde",
		.because_en = "you decide about this task and somebody else proposed it"},
	[NB_RIGHT_APPOINTMENT_EXTEND] = {
		.seen_by = {DECIDER, APPOINTED}, .needs = {DECIDER}, .never = APPOINTED,
		.room_states = ANY_ROOM, .message_states = ANY_MESSAGE,
		.may_nl = "iemands taak verlengen", .may_en = "extend somebody's task",
		.because_nl = "je over deze taak gaat en het niet je eigen taak is",
		.because_en = "you decide about this task and it is not your own"},
	[NB_RIGHT_APPOINTMENT_REFUSE] = {
		.seen_by = {DECIDER, APPOINTED}, .needs = {DECIDER, APPOINTED},
		.room_states = ANY_ROOM, .message_states = ANY_MESSAGE,
		.may_nl = "een taak die nog niet begon niet laten doorgaan",
		.may_en = "call off a task that has not begun",
		.because_nl = "je over deze taak gaat, of omdat hij van jou is",
		.because_en = "you decide about this task, or it is yours"},
	[NB_RIGHT_APPOINTMENT_END] = {
		.seen_by = {DECIDER, APPOINTED}, .needs = {DECIDER, APPOINTED},
		.room_states = ANY_ROOM, .message_states = ANY_MESSAGE,
		.may_nl = "een taak laten stoppen", .may_en = "end a task",
		.because_nl = "je over deze taak gaat, of omdat hij van jou is",
		.because_en = "you decide about this task, or it is yours"},
	[NB_RIGHT_COMMUNITY_RENAME] = {
		.seen_by = {MEMBER}, .needs = {MEMBER},
		.room_states = ANY_ROOM, .message_states = ANY_MESSAGE,
		.may_nl = "in een gemeenschap anders heten",
		.may_en = "go by another name in a community",
		.because_nl = "het jouw naam is", .because_en = "it is your name"},

	/* What somebody may not do for a while is for hosts to decide, never about oneself (MO4, MO13);
	 * whether somebody may come in at all, for who leads the shift. */
	[NB_RIGHT_SANCTION_SEE] = {
		.seen_by = {SIGNED_IN | LISTED, MEMBER, HOST, COORDINATOR}, .needs = {HOST | MEMBER},
		.room_states = ANY_ROOM, .message_states = ANY_MESSAGE,
		.may_nl = "zien wie er even niet mag schrijven of meedoen",
		.may_en = "see who may not write or take part for a while",
		.because_nl = "je hier begeleider bent", .because_en = "you are a host here"},
	[NB_RIGHT_SANCTION_PAUSE] = {
		.seen_by = {MEMBER, HOST}, .needs = {HOST | MEMBER}, .never = CONCERNED,
		.room_states = ANY_ROOM, .message_states = ANY_MESSAGE,
		.may_nl = "iemand een tijd laten lezen zonder te schrijven",
		.may_en = "let somebody read without writing for a while",
		.because_nl = "je hier begeleider bent", .because_en = "you are a host here"},
	[NB_RIGHT_SANCTION_BAN] = {
		.seen_by = {MEMBER, HOST}, .needs = {LEAD | MEMBER}, .never = CONCERNED,
		.room_states = ANY_ROOM, .message_states = ANY_MESSAGE,
		.may_nl = "iemand een tijd buiten een gemeenschap houden",
		.may_en = "keep somebody out of a community for a while",
		.because_nl = "je hier dienst hebt voor de hele ploeg",
		.because_en = "you lead the shift here"},
	[NB_RIGHT_SANCTION_END] = {
		.seen_by = {HOST | MEMBER}, .needs = {LEAD | MEMBER, HOST | MEMBER | IMPOSER},
		.never = CONCERNED,
		.room_states = ANY_ROOM, .message_states = ANY_MESSAGE,
		.may_nl = "zo'n besluit eerder laten stoppen", .may_en = "end such a decision sooner",
		.because_nl = "je het zelf nam, of omdat je hier dienst hebt voor de hele ploeg",
		.because_en = "you made it, or you lead the shift here"},

	/* Who is near me (Z11). What a host reads in the group they keep does not change by it. */
	[NB_RIGHT_MEMBER_SET_ASIDE] = {
		.seen_by = {MEMBER}, .needs = {MEMBER}, .never = CONCERNED,
		.room_states = ANY_ROOM, .message_states = ANY_MESSAGE,
		.may_nl = "iemand dempen of blokkeren, alleen voor jezelf",
		.may_en = "mute or block somebody, for yourself alone",
		.because_nl = "jij kiest wat je leest", .because_en = "you choose what you read"},
	[NB_RIGHT_DIRECT_TALK] = {
		.seen_by = {PARTICIPANT | MEMBER}, .needs = {PARTICIPANT | MEMBER}, .takes_voice = true,
		.never = CONCERNED | PAIRED,
		.room_states = ANY_ROOM, .message_states = ANY_MESSAGE,
		.may_nl = "iemand vragen om samen te praten, en daarop antwoorden",
		.may_en = "ask somebody to talk, the two of you, and answer that",
		.because_nl = "jullie allebei bij deze gemeenschap horen",
		.because_en = "you both belong to this community"},
	[NB_RIGHT_DIRECT_END] = {
		.seen_by = SEEN, .needs = {JOINED | PAIRED},
		.room_states = IN(NB_ROOM_OPEN), .message_states = ANY_MESSAGE,
		.may_nl = "een gesprek met zijn tweeën stoppen", .may_en = "end a talk of two",
		.because_nl = "het gesprek van jullie samen is",
		.because_en = "the talk is of the two of you"},

	/* Who is there (QU7). A shift has a face that the group knows, as every act of a host has. */
	[NB_RIGHT_DUTY_LEAD] = {
		.seen_by = {SIGNED_IN | LISTED, MEMBER, HOST, COORDINATOR}, .needs = {HOST | MEMBER},
		.joining_helps = true,
		.room_states = ANY_ROOM, .message_states = ANY_MESSAGE,
		.may_nl = "dienst hebben in een gemeenschap",
		.may_en = "be on duty in a community",
		.because_nl = "je hier begeleider bent", .because_en = "you are a host here"},
	[NB_RIGHT_HOURS_SET] = {
		.seen_by = {SIGNED_IN | LISTED, MEMBER, HOST, COORDINATOR}, .needs = {COORDINATOR},
		.room_states = ANY_ROOM, .message_states = ANY_MESSAGE,
		.may_nl = "de openingstijden van een gemeenschap veranderen",
		.may_en = "change the opening hours of a community",
		.because_nl = "je hier coördinator bent", .because_en = "you are a coordinator here"},

	/* Words that wait are for their author and for who decides about them: to the group they are not
	 * there (Z5). */
	[NB_RIGHT_MESSAGE_JUDGE] = {
		.seen_by = WAITING, .needs = {HOST | MEMBER}, .never = AUTHOR,
		.room_states = ANY_ROOM, .message_states = ANY_MESSAGE,
		.may_nl = "lezen wat op een begeleider wacht, en het niet plaatsen",
		.may_en = "read what waits for a host, and not post it",
		.because_nl = "je hier begeleider bent", .because_en = "you are a host here"},
	[NB_RIGHT_MESSAGE_RELEASE] = {
		.seen_by = WAITING, .needs = {HOST | MEMBER}, .never = AUTHOR,
		.room_states = IN(NB_ROOM_OPEN), .message_states = ANY_MESSAGE,
		.may_nl = "een bericht dat wacht aan de groep laten zien",
		.may_en = "show the group a message that waits",
		.because_nl = "je hier begeleider bent", .because_en = "you are a host here"},
	[NB_RIGHT_MESSAGE_WITHDRAW] = {
		.seen_by = WAITING, .needs = {AUTHOR},
		.room_states = ANY_ROOM, .message_states = ANY_MESSAGE,
		.may_nl = "je eigen bericht dat nog wacht aanpassen of terugnemen",
		.may_en = "change or take back your own message while it waits",
		.because_nl = "jij dit schreef", .because_en = "you wrote this"},
	/* A long conversation. */
	/* Only words of rooms that may be read at that moment are found: command/search.c asks for each. */
	[NB_RIGHT_COMMUNITY_SEARCH] = {
		.seen_by = {SIGNED_IN | LISTED, MEMBER, HOST, COORDINATOR}, .needs = READERS,
		.room_states = ANY_ROOM, .message_states = ANY_MESSAGE,
		.may_nl = "zoeken in de groepen die je mag lezen",
		.may_en = "search the groups that you may read",
		.because_nl = "je hier mag meelezen", .because_en = "you may read here"},
	[NB_RIGHT_MESSAGE_VERSIONS] = {
		.seen_by = {AUTHOR, PARTICIPANT | OPEN, PARTICIPANT | JOINED}, .needs = {AUTHOR},
		.room_states = ANY_ROOM, .message_states = NOT_REMOVED,
		.may_nl = "lezen hoe je eigen bericht eerder was",
		.may_en = "read how your own message was before",
		.because_nl = "jij dit schreef", .because_en = "you wrote this"},
	/* Communities and what they agree on (C3, ON3). */
	[NB_RIGHT_RULES_ACCEPT] = {
		.seen_by = {SIGNED_IN | LISTED, MEMBER, HOST, COORDINATOR},
		.needs = {PARTICIPANT | MEMBER}, .joining_helps = true,
		.room_states = ANY_ROOM, .message_states = ANY_MESSAGE,
		.may_nl = "de afspraken van een gemeenschap accepteren",
		.may_en = "accept the house rules of a community",
		.because_nl = "je daar meedoet", .because_en = "you take part there"},
	[NB_RIGHT_COMMUNITY_KEEP] = {
		.seen_by = {SIGNED_IN | LISTED, MEMBER, HOST, COORDINATOR}, .needs = {COORDINATOR},
		.room_states = ANY_ROOM, .message_states = ANY_MESSAGE,
		.may_nl = "een gemeenschap en haar afspraken aanpassen",
		.may_en = "change a community and its house rules",
		.because_nl = "je hier coördinator bent", .because_en = "you are a coordinator here"},
	[NB_RIGHT_COMMUNITY_MAKE] = {
		.seen_by = {SIGNED_IN}, .needs = {COORDINATOR},
		.room_states = ANY_ROOM, .message_states = ANY_MESSAGE,
		.may_nl = "een gemeenschap maken", .may_en = "make a community",
		.because_nl = "je hier coördinator bent", .because_en = "you are a coordinator here"},
	[NB_RIGHT_ROOM_KEEP] = {
		.seen_by = {PARTICIPANT | LISTED, PARTICIPANT | MEMBER, HOST, COORDINATOR},
		.needs = {COORDINATOR},
		.room_states = ANY_ROOM, .message_states = ANY_MESSAGE,
		.may_nl = "een groep een andere naam geven, of zeggen wat er mag",
		.may_en = "give a room another name, or say what it allows",
		.because_nl = "je hier coördinator bent", .because_en = "you are a coordinator here"},
	/* Stories (C3). Their author keeps a hold of them, whatever hat is worn. */
	[NB_RIGHT_STORY_WRITE] = {
		.seen_by = SEEN, .needs = {PARTICIPANT | MEMBER}, .joining_helps = true, .takes_voice = true,
		.room_states = ANY_ROOM, .message_states = ANY_MESSAGE,
		.may_nl = "een verhaal schrijven in een gemeenschap",
		.may_en = "write a story in a community",
		.because_nl = "je lid bent van deze gemeenschap",
		.because_en = "you are a member of this community"},
	[NB_RIGHT_STORY_LIST] = {
		.seen_by = SEEN, .needs = {PARTICIPANT},
		.room_states = ANY_ROOM, .message_states = ANY_MESSAGE,
		.may_nl = "zien welke verhalen er voor jou zijn",
		.may_en = "see which stories are there for you",
		.because_nl = "deze gemeenschap in de lijst staat",
		.because_en = "this community is listed"},
	[NB_RIGHT_STORY_READ] = {
		.seen_by = SHARED_KNOWN, .needs = SHARED_KNOWN,
		.room_states = ANY_ROOM, .message_states = ANY_MESSAGE,
		.may_nl = "een verhaal lezen", .may_en = "read a story",
		.because_nl = "de schrijver het met jou deelt",
		.because_en = "its author shares it with you"},
	[NB_RIGHT_STORY_CHANGE] = {
		.seen_by = SHARED_KNOWN, .needs = {PARTICIPANT | MEMBER | AUTHOR}, .takes_voice = true,
		.room_states = ANY_ROOM, .message_states = ANY_MESSAGE,
		.may_nl = "je eigen verhaal veranderen",
		.may_en = "change your own story",
		.because_nl = "jij dit schreef", .because_en = "you wrote this"},
	/* Also by who may not write or take part for a while. */
	[NB_RIGHT_STORY_WITHDRAW] = {
		.seen_by = SHARED_KNOWN, .needs = {AUTHOR},
		.room_states = ANY_ROOM, .message_states = ANY_MESSAGE,
		.may_nl = "je eigen verhaal intrekken of eerder laten stoppen",
		.may_en = "withdraw your own story or let it end sooner",
		.because_nl = "jij dit schreef", .because_en = "you wrote this"},
	/* As with a message: nobody decides a case about oneself (MO13). */
	[NB_RIGHT_STORY_MODERATE] = {
		.seen_by = SHARED_KNOWN, .needs = {HOST | MEMBER}, .never = AUTHOR, .joining_helps = true,
		.room_states = ANY_ROOM, .message_states = ANY_MESSAGE,
		.may_nl = "een verhaal plaatsen, verbergen of terugzetten",
		.may_en = "publish a story, hide it or show it again",
		.because_nl = "je hier begeleider bent", .because_en = "you are a host here"},

	/* The panel (C3). A professional sees questions and nothing else of a community. */
	[NB_RIGHT_PANEL_ASK] = {
		.seen_by = SEEN, .needs = {PARTICIPANT | MEMBER}, .joining_helps = true, .takes_voice = true,
		.room_states = ANY_ROOM, .message_states = ANY_MESSAGE,
		.may_nl = "een vraag stellen aan een ervaringsdeskundige en een professional",
		.may_en = "ask a peer and a professional a question",
		.because_nl = "je lid bent van deze gemeenschap",
		.because_en = "you are a member of this community"},
	[NB_RIGHT_PANEL_LIST] = {
		.seen_by = SEEN, .needs = {PARTICIPANT | MEMBER}, .joining_helps = true,
		.room_states = ANY_ROOM, .message_states = ANY_MESSAGE,
		.may_nl = "zien welke vragen anderen stelden",
		.may_en = "see which questions others asked",
		.because_nl = "je lid bent van deze gemeenschap",
		.because_en = "you are a member of this community"},
	[NB_RIGHT_PANEL_READ] = {
		.seen_by = SHARED_KNOWN, .needs = SHARED_KNOWN,
		.room_states = ANY_ROOM, .message_states = ANY_MESSAGE,
		.may_nl = "een vraag en de antwoorden lezen",
		.may_en = "read a question and its answers",
		.because_nl = "je lid bent van deze gemeenschap, of omdat jij mag antwoorden",
		.because_en = "you are a member of this community, or may answer"},
	[NB_RIGHT_PANEL_ANSWER] = {
		.seen_by = SHARED_KNOWN, .needs = {READER | HOST | MEMBER, READER | PANELLIST},
		.never = AUTHOR, .joining_helps = true, .takes_voice = true,
		.room_states = ANY_ROOM, .message_states = ANY_MESSAGE,
		.may_nl = "een vraag aan het panel beantwoorden",
		.may_en = "answer a question to the panel",
		.because_nl = "je hier begeleider of professional bent",
		.because_en = "you are a host or a professional here"},
	[NB_RIGHT_PANEL_WITHDRAW] = {
		.seen_by = SHARED_KNOWN, .needs = {AUTHOR},
		.room_states = ANY_ROOM, .message_states = ANY_MESSAGE,
		.may_nl = "je eigen vraag intrekken", .may_en = "withdraw your own question",
		.because_nl = "jij dit vroeg", .because_en = "you asked this"},
	[NB_RIGHT_PANEL_MODERATE] = {
		.seen_by = SHARED_KNOWN, .needs = {HOST | MEMBER}, .never = AUTHOR, .joining_helps = true,
		.room_states = ANY_ROOM, .message_states = ANY_MESSAGE,
		.may_nl = "een vraag plaatsen, verbergen of terugzetten",
		.may_en = "publish a question, hide it or show it again",
		.because_nl = "je hier begeleider bent", .because_en = "you are a host here"},
	[NB_RIGHT_PANEL_WAITING] = {
		.seen_by = {PANELLIST}, .needs = {PANELLIST},
		.room_states = ANY_ROOM, .message_states = ANY_MESSAGE,
		.may_nl = "zien welke vragen op een professional wachten",
		.may_en = "see which questions wait for a professional",
		.because_nl = "je hier professional bent", .because_en = "you are a professional here"},

	/* A community that is closed with an introduction (C3). Who is inside, or may come in by
	 * themselves, has nothing to ask; nobody answers their own ask (MO13). */
	[NB_RIGHT_INTRODUCTION_ASK] = {
		.seen_by = {SIGNED_IN | LISTED, MEMBER, HOST, COORDINATOR},
		.needs = {ONESELF | LISTED}, .never = MEMBER | OPEN,
		.room_states = ANY_ROOM, .message_states = ANY_MESSAGE,
		.may_nl = "vragen of je mag meedoen met een gemeenschap op kennismaking",
		.may_en = "ask to come into a community after an introduction",
		.because_nl = "je hier voor jezelf bent",
		.because_en = "you are here for yourself"},
	[NB_RIGHT_INTRODUCTION_JUDGE] = {
		.seen_by = {HOST | MEMBER}, .needs = {HOST | MEMBER}, .never = CONCERNED,
		.room_states = ANY_ROOM, .message_states = ANY_MESSAGE,
		.may_nl = "ja of nee zeggen tegen iemand die mee wil doen",
		.may_en = "say yes or no to somebody who wants to come in",
		.because_nl = "je hier begeleider bent", .because_en = "you are a host here"},

	/* Pinned cards (C3): who reads along sees those of today; what is to come is for who keeps them.
	 * A host has a face there, under which the words stand. */
	[NB_RIGHT_PINNED_SEE] = {
		.seen_by = {SIGNED_IN | LISTED, MEMBER, HOST, COORDINATOR}, .needs = READERS,
		.room_states = ANY_ROOM, .message_states = ANY_MESSAGE,
		.may_nl = "zien wat er bovenaan een groep vastgezet is",
		.may_en = "see what is pinned at the top of a group",
		.because_nl = "je hier mag meelezen", .because_en = "you may read here"},
	[NB_RIGHT_PINNED_KEEP] = {
		.seen_by = {COORDINATOR, HOST}, .needs = {COORDINATOR, HOST | MEMBER},
		.joining_helps = true, .takes_voice = true,
		.room_states = ANY_ROOM, .message_states = ANY_MESSAGE,
		.may_nl = "bovenaan een groep iets vastzetten, tot een dag",
		.may_en = "pin something at the top of a group, until a day",
		.because_nl = "je hier coördinator of begeleider bent",
		.because_en = "you are a coordinator or a host here"},

	/* Presence (S4): for members alone, who then see one another. */
	[NB_RIGHT_PRESENCE_SHARE] = {
		.seen_by = {MEMBER}, .needs = {PARTICIPANT | MEMBER},
		.room_states = ANY_ROOM, .message_states = ANY_MESSAGE,
		.may_nl = "laten zien dat je er bent, en zien wie er is",
		.may_en = "show that you are there, and see who is",
		.because_nl = "je lid bent van deze gemeenschap",
		.because_en = "you are a member of this community"},
};
/* clang-format on */

const char *const nb_right_words[NB_RIGHT_COUNT] = {
    [NB_RIGHT_VISIT] = "visit",
    [NB_RIGHT_SELF] = "self",
    [NB_RIGHT_COMMUNITY_SEE] = "community.see",
    [NB_RIGHT_COMMUNITY_LEAVE] = "community.leave",
    [NB_RIGHT_ROOM_SEE] = "room.see",
    [NB_RIGHT_ROOM_JOIN] = "room.join",
    [NB_RIGHT_ROOM_LEAVE] = "room.leave",
    [NB_RIGHT_ROOM_READ] = "room.read",
    [NB_RIGHT_ROOM_WRITE] = "room.write",
    [NB_RIGHT_MESSAGE_REACT] = "message.react",
    [NB_RIGHT_MESSAGE_EDIT] = "message.edit",
    [NB_RIGHT_MESSAGE_REMOVE] = "message.remove",
    [NB_RIGHT_MESSAGE_MODERATE] = "message.moderate",
    [NB_RIGHT_AUDIT_READ] = "audit.read",
    [NB_RIGHT_PROVE] = "prove",
    [NB_RIGHT_UNMASK_SEE] = "unmask.see",
    [NB_RIGHT_UNMASK_ASK] = "unmask.ask",
    [NB_RIGHT_UNMASK_JUDGE] = "unmask.judge",
    [NB_RIGHT_UNMASK_OPEN] = "unmask.open",
    [NB_RIGHT_COMMUNITY_INVITE] = "community.invite",
    [NB_RIGHT_INVITATION_WITHDRAW] = "invitation.withdraw",
    [NB_RIGHT_INVITATION_USE] = "invitation.use",
    [NB_RIGHT_PEOPLE_SEE] = "people.see",
    [NB_RIGHT_APPOINTMENT_PROPOSE] = "appointment.propose",
    [NB_RIGHT_APPOINTMENT_CHECK] = "appointment.check",
    [NB_RIGHT_APPOINTMENT_SIGN] = "appointment.sign",
    [NB_RIGHT_APPOINTMENT_EXTEND] = "appointment.extend",
    [NB_RIGHT_APPOINTMENT_REFUSE] = "appointment.refuse",
    [NB_RIGHT_APPOINTMENT_END] = "appointment.end",
    [NB_RIGHT_COMMUNITY_RENAME] = "community.rename",
    [NB_RIGHT_SANCTION_SEE] = "sanction.see",
    [NB_RIGHT_SANCTION_PAUSE] = "sanction.pause",
    [NB_RIGHT_SANCTION_BAN] = "sanction.ban",
    [NB_RIGHT_SANCTION_END] = "sanction.end",
    [NB_RIGHT_MEMBER_SET_ASIDE] = "member.set_aside",
    [NB_RIGHT_DIRECT_TALK] = "direct.talk",
    [NB_RIGHT_DIRECT_END] = "direct.end",
    [NB_RIGHT_DUTY_LEAD] = "duty.lead",
    [NB_RIGHT_HOURS_SET] = "hours.set",
    [NB_RIGHT_MESSAGE_JUDGE] = "message.judge",
    [NB_RIGHT_MESSAGE_RELEASE] = "message.release",
    [NB_RIGHT_MESSAGE_WITHDRAW] = "message.withdraw",
    [NB_RIGHT_COMMUNITY_SEARCH] = "community.search",
    [NB_RIGHT_MESSAGE_VERSIONS] = "message.versions",
    [NB_RIGHT_RULES_ACCEPT] = "rules.accept",
    [NB_RIGHT_COMMUNITY_KEEP] = "community.keep",
    [NB_RIGHT_COMMUNITY_MAKE] = "community.make",
    [NB_RIGHT_ROOM_KEEP] = "room.keep",
    [NB_RIGHT_STORY_WRITE] = "story.write",
    [NB_RIGHT_STORY_LIST] = "story.list",
    [NB_RIGHT_STORY_READ] = "story.read",
    [NB_RIGHT_STORY_CHANGE] = "story.change",
    [NB_RIGHT_STORY_WITHDRAW] = "story.withdraw",
    [NB_RIGHT_STORY_MODERATE] = "story.moderate",
    [NB_RIGHT_LINKUP_PROPOSE] = "linkup.propose",
    [NB_RIGHT_LINKUP_ANSWER] = "linkup.answer",
    [NB_RIGHT_PANEL_ASK] = "panel.ask",
    [NB_RIGHT_PANEL_LIST] = "panel.list",
    [NB_RIGHT_PANEL_READ] = "panel.read",
    [NB_RIGHT_PANEL_ANSWER] = "panel.answer",
    [NB_RIGHT_PANEL_WITHDRAW] = "panel.withdraw",
    [NB_RIGHT_PANEL_MODERATE] = "panel.moderate",
    [NB_RIGHT_PANEL_WAITING] = "panel.waiting",
    [NB_RIGHT_INTRODUCTION_ASK] = "introduction.ask",
    [NB_RIGHT_INTRODUCTION_JUDGE] = "introduction.judge",
    [NB_RIGHT_PINNED_SEE] = "pinned.see",
    [NB_RIGHT_PINNED_KEEP] = "pinned.keep",
    [NB_RIGHT_PRESENCE_SHARE] = "presence.share",
};
const char *const nb_room_state_words[] = {"open", "read_only", "archived"};
const char *const nb_room_kind_words[] = {"group", "direct"};
const char *const nb_access_words[] = {"open", "introduction", "invite"};
const char *const nb_message_state_words[] = {"visible", "hidden", "removed"};
