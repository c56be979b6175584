/* status.h - every way something can fail, with a word for the wire and a sentence for people
 * (layer 1, base). One row per status; nothing else in the program invents error texts. */
#ifndef NB_STATUS_H
#define NB_STATUS_H

#include "noaber/check.h"

#include <stddef.h>

/* X(constant, wire word, HTTP status, sentence nl, sentence en) */
#define NB_STATUS_ROWS(X)                                                                              \
	X(NB_OK, "ok", 200, "Het is gelukt.", "Done.")                                                 \
	X(NB_E_BAD_REQUEST, "bad_request", 400,                                                        \
	  "Dit konden we niet lezen. Laad de pagina opnieuw.",                                         \
	  "We could not read this. Please reload the page.")                                           \
	X(NB_E_BAD_ARGUMENT, "bad_argument", 400, "Er klopt iets niet in wat je invulde.",             \
	  "Something you filled in is not right.")                                                     \
	X(NB_E_UNKNOWN_COMMAND, "unknown_command", 400,                                                \
	  "Dit kent Noaber niet. Laad de pagina opnieuw.",                                             \
	  "Noaber does not know this. Please reload the page.")                                        \
	X(NB_E_TOO_LARGE, "too_large", 413, "Dit is te lang. Maak het korter.",                        \
	  "This is too long. Please make it shorter.")                                                 \
	X(NB_E_SIGNED_OUT, "signed_out", 401, "Je bent uitgelogd. Log opnieuw in.",                    \
	  "You are signed out. Please sign in again.")                                                 \
	X(NB_E_WRONG_DOOR, "wrong_door", 400, "Dit kan niet langs deze weg.",                          \
	  "This cannot be done this way.")                                                             \
	X(NB_E_NOT_FOUND, "not_found", 404, "Dit is er niet, of het is niet voor jou.",                \
	  "This is not there, or it is not for you.")                                                  \
	X(NB_E_FORBIDDEN, "forbidden", 403, "Dit mag je hier niet doen.",                              \
	  "You may not do this here.")                                                                 \
	X(NB_E_NOT_MEMBER, "not_member", 403, "Doe eerst mee met deze groep.",                         \
	  "Join this group first.")                                                                    \
	X(NB_E_READ_ONLY, "read_only", 403, "In deze groep kun je nu alleen lezen.",                   \
	  "You can only read in this group now.")                                                      \
	X(NB_E_SLOW_MODE, "slow_mode", 429,                                                            \
	  "Deze groep gaat rustig aan. Je kunt zo weer schrijven.",                                    \
	  "This group takes it slow. You can write again soon.")                                       \
	X(NB_E_NO_LINKS_YET, "no_links_yet", 403,                                                      \
	  "Je bent hier nog nieuw. Links delen kan later. Haal de link weg, dan kun je "               \
	  "versturen.",                                                                                \
	  "You are new here. Sharing links comes later. Take the link out and you can send.")          \
	X(NB_E_LOOKED_AT_FIRST, "looked_at_first", 403,                                                \
	  "Hier kijkt eerst een begeleider mee. Dit bericht kun je niet meer aanpassen. "              \
	  "Terugnemen kan altijd.",                                                                    \
	  "A host looks first here. You cannot change this message any more. You can always take "     \
	  "it back.")                                                                                  \
	X(NB_E_RULES_FIRST, "rules_first", 403,                                                        \
	  "Lees eerst de afspraken van deze groep. Daarna kun je schrijven.",                          \
	  "Please read the house rules of this group first. Then you can write.")                      \
	X(NB_E_WRITING_PAUSED, "writing_paused", 403,                                                  \
	  "Je kunt hier nu lezen, maar niet schrijven. Bij je besluiten lees je waarom.",              \
	  "You can read here now, but not write. Your decisions say why.")                             \
	X(NB_E_DIAGNOSIS_NAME, "diagnosis_name", 409,                                                  \
	  "Noem een groep naar iets uit het leven, niet naar een diagnose.",                           \
	  "Name a group after something in life, not after a diagnosis.")                              \
	X(NB_E_ROOMS_FULL, "rooms_full", 409,                                                          \
	  "Meer groepen kan hier niet. Pas een groep aan die er al is.",                               \
	  "There cannot be more groups here. Change one that is there already.")                       \
	X(NB_E_TOO_LATE, "too_late", 409, "Aanpassen kan tot 15 minuten na het versturen.",            \
	  "You can edit until 15 minutes after sending.")                                              \
	X(NB_E_TOO_OFTEN, "too_often", 409,                                                            \
	  "Je hebt dit bericht al vaak aangepast. Schrijf liever een nieuw bericht.",                  \
	  "You changed this message many times. Please write a new message instead.")                  \
	X(NB_E_CONFLICT, "conflict", 409, "Dit is net veranderd. Kijk nog eens.",                      \
	  "This has just changed. Please look again.")                                                 \
	X(NB_E_RATE_LIMITED, "rate_limited", 429, "Even rustig aan. Probeer het zo nog eens.",         \
	  "A moment, please. Try again shortly.")                                                      \
	X(NB_E_BUSY, "busy", 503, "Het is nu druk. Probeer het zo nog eens.",                          \
	  "It is busy now. Please try again shortly.")                                                 \
	X(NB_E_STORAGE_FULL, "storage_full", 507,                                                      \
	  "We kunnen nu niets bewaren. Je tekst staat er nog. Hulp nu werkt wel.",                     \
	  "We cannot store anything now. Your text is still here. Help now does work.")                \
	X(NB_E_UNAVAILABLE, "unavailable", 503,                                                        \
	  "Dit lukt nu niet. Dat ligt aan ons. Probeer het zo nog eens.",                              \
	  "This does not work right now. It is our fault. Please try again soon.")                     \
	X(NB_E_WRONG_CREDENTIALS, "wrong_credentials", 403,                                            \
	  "Deze naam en wachtzin horen niet bij elkaar.",                                              \
	  "This name and passphrase do not belong together.")                                          \
	X(NB_E_WRONG_PASSPHRASE, "wrong_passphrase", 403, "Deze wachtzin klopt niet.",                 \
	  "This passphrase is not right.")                                                             \
	X(NB_E_NOT_OFFERED, "not_offered", 409,                                                        \
	  "Inloggen via een organisatie staat hier niet aan.",                                         \
	  "Signing in through an organisation is not switched on here.")                               \
	X(NB_E_NO_PUSH, "no_push", 409, "Dit apparaat kan hier geen meldingen krijgen.",               \
	  "This device cannot get notices here.")                                                      \
	X(NB_E_ORGANISATION_AWAY, "organisation_away", 503,                                            \
	  "Je organisatie antwoordt nu niet. Probeer het zo nog eens, of log in met je wachtzin.",     \
	  "Your organisation does not answer now. Try again shortly, or sign in with your "            \
	  "passphrase.")                                                                               \
	X(NB_E_ORGANISATION_REFUSED, "organisation_refused", 403,                                      \
	  "Inloggen via je organisatie is niet gelukt. Begin opnieuw.",                                \
	  "Signing in through your organisation did not work. Please start again.")                    \
	X(NB_E_ORGANISATION_FACTOR, "organisation_factor", 403,                                        \
	  "Je organisatie vroeg niet om een tweede stap. Die is hier nodig. Vraag het je "             \
	  "beheerder.",                                                                                \
	  "Your organisation did not ask for a second step. It is needed here. Please ask your "       \
	  "administrator.")                                                                            \
	X(NB_E_ATTEMPT_OVER, "attempt_over", 409, "Deze poging is voorbij. Begin opnieuw.",            \
	  "This attempt is over. Please start again.")                                                 \
	X(NB_E_NOT_LINKED, "not_linked", 403,                                                          \
	  "Je account van je organisatie is hier nog niet gekoppeld. Log eerst in met je "             \
	  "wachtzin. Koppel daarna in je profiel.",                                                    \
	  "Your organisation's account is not linked here yet. Sign in with your passphrase "          \
	  "first. Then link it in your profile.")                                                      \
	X(NB_E_LINK_TAKEN, "link_taken", 409, "Dit account van je organisatie is al gekoppeld.",       \
	  "This account of your organisation is already linked.")                                      \
	X(NB_E_WRONG_RECOVERY, "wrong_recovery", 403,                                                  \
	  "Deze naam en herstelzin horen niet bij elkaar.",                                            \
	  "This name and recovery phrase do not belong together.")                                     \
	X(NB_E_WRONG_CODE, "wrong_code", 403, "Deze code klopt niet, of is al gebruikt.",              \
	  "This code is not right, or was used already.")                                              \
	X(NB_E_FACTOR_NEEDED, "factor_needed", 403, "Doe eerst de tweede stap van het inloggen.",      \
	  "Please take the second step of signing in first.")                                          \
	X(NB_E_PROOF_NEEDED, "proof_needed", 403, "Bevestig eerst dat jij het bent.",                  \
	  "Please confirm first that it is you.")                                                      \
	X(NB_E_LAST_FACTOR, "last_factor", 409,                                                        \
	  "Dit is je enige tweede stap. Voeg eerst een andere toe.",                                   \
	  "This is your only second step. Please add another one first.")                              \
	X(NB_E_WRONG_PASSKEY, "wrong_passkey", 403,                                                    \
	  "Deze passkey kennen we hier niet. Log in met je naam en wachtzin.",                         \
	  "We do not know this passkey here. Sign in with your name and passphrase.")                  \
	X(NB_E_CHOOSE_HAT, "choose_hat", 409, "Kies eerst met welke pet je inlogt.",                   \
	  "Please choose the hat to sign in with first.")                                              \
	X(NB_E_PAUSED, "paused", 409, "Je hebt nu even pauze. Wil je terugkomen?",                     \
	  "You are taking a break. Do you want to come back?")                                         \
	X(NB_E_FROZEN, "frozen", 409, "Je account staat op slot. Wil je het weer openen?",             \
	  "Your account is locked. Do you want to open it again?")                                     \
	X(NB_E_CLOSED, "closed", 409, "Je account is gesloten. Wil je toch terugkomen?",               \
	  "Your account is closed. Do you want to come back after all?")                               \
	X(NB_E_KEEP_FIRST, "keep_first", 409,                                                          \
	  "Bewaar eerst je account. Anders kun je niet terugkomen.",                                   \
	  "Keep your account first. You could not come back otherwise.")                               \
	X(NB_E_CONSENT_NEEDED, "consent_needed", 403,                                                  \
	  "Lees eerst wat we bewaren. Zeg dan of je dat goed vindt.",                                  \
	  "Please read what we keep first. Then say whether you agree.")                               \
	X(NB_E_TOO_YOUNG, "too_young", 403, "Noaber is voor mensen van 16 jaar en ouder.",             \
	  "Noaber is for people of 16 and older.")                                                     \
	X(NB_E_NAME_REFUSED, "name_refused", 409,                                                      \
	  "Deze naam kan niet. Kies een andere schuilnaam.",                                           \
	  "This name is not possible. Please choose another pseudonym.")                               \
	X(NB_E_NAME_TAKEN, "name_taken", 409,                                                          \
	  "Deze naam lijkt op een naam die er al is. Kies een andere.",                                \
	  "This name looks like one that is already here. Please choose another.")                     \
	X(NB_E_NAME_RECENT, "name_recent", 409,                                                        \
	  "Je veranderde je naam hier kort geleden. Dat kan één keer per week.",                       \
	  "You changed your name here recently. That is possible once a week.")                        \
	X(NB_E_LOGIN_TAKEN, "login_taken", 409, "Kies een andere naam om mee in te loggen.",           \
	  "Please choose another name to sign in with.")                                               \
	X(NB_E_WRONG_INVITATION, "wrong_invitation", 403,                                              \
	  "Deze code werkt niet. Kijk of alle woorden kloppen, of vraag een nieuwe.",                  \
	  "This code does not work. Check the words, or ask for a new one.")                           \
	X(NB_E_CHECK_NEEDED, "check_needed", 409, "Leg eerst vast dat je een geldige VOG zag.",        \
	  "First note that you saw a valid certificate of conduct.")                                   \
	X(NB_E_CHECK_TOO_OLD, "check_too_old", 409, "Deze VOG is te oud. Vraag om een nieuwe.",        \
	  "This certificate of conduct is too old. Ask for a new one.")                                \
	X(NB_E_LAST_COORDINATOR, "last_coordinator", 409,                                              \
	  "Er is altijd een coördinator van de regio nodig. Benoem eerst iemand anders.",              \
	  "There must always be a coordinator of the region. Appoint somebody else first.")            \
	X(NB_E_DIRECT_NEW, "direct_new", 403,                                                          \
	  "Samen praten kan als je hier een week bent en vijf berichten schreef.",                     \
	  "You can talk with somebody alone once you have been here a week and wrote five "            \
	  "messages.")                                                                                 \
	X(NB_E_DIRECT_OFF, "direct_off", 409,                                                          \
	  "Jij wilt nu geen privéberichten. Zet ze eerst aan in je profiel.",                          \
	  "You want no private messages now. Switch them on in your profile first.")                   \
	X(NB_E_DIRECT_ENOUGH, "direct_enough", 429,                                                    \
	  "Je vroeg vandaag al drie mensen. Wacht tot iemand antwoordt, of probeer het morgen.",       \
	  "You asked three people today. Wait for an answer, or try tomorrow.")                        \
	X(NB_E_DIRECT_LINE, "direct_line", 400,                                                        \
	  "Zet in deze regel geen link, adres of telefoonnummer.",                                     \
	  "Please put no link, address or telephone number in this line.")                             \
	X(NB_E_DIRECT_BLOCKED, "direct_blocked", 409,                                                  \
	  "Jij hebt deze persoon geblokkeerd. Haal dat eerst weg in je profiel.",                      \
	  "You blocked this person. Take that back in your profile first.")                            \
	X(NB_E_INTRODUCTION_LATER, "introduction_later", 409,                                          \
	  "Hier vroeg je kort geleden al. Op deze pagina staat wanneer je weer kunt vragen.",          \
	  "You asked here not long ago. This page says when you can ask again.")                       \
	X(NB_E_INTRODUCTIONS_ENOUGH, "introductions_enough", 429,                                      \
	  "Je vroeg vandaag al bij drie gemeenschappen. Probeer het morgen weer.",                     \
	  "You asked three communities today. Please try again tomorrow.")                             \
	X(NB_E_STORIES_FULL, "stories_full", 409,                                                      \
	  "Je hebt hier al veel verhalen. Trek er eerst een in.",                                      \
	  "You have many stories here already. Please withdraw one first.")                            \
	X(NB_E_QUESTIONS_FULL, "questions_full", 409,                                                  \
	  "Je hebt hier al veel vragen. Trek er eerst een in.",                                        \
	  "You have many questions here already. Please withdraw one first.")                          \
	X(NB_E_PINNED_FULL, "pinned_full", 409,                                                        \
	  "Er staan hier al twintig kaarten klaar. Haal er eerst een weg.",                            \
	  "Twenty cards are kept here already. Please take one away first.")                           \
	X(NB_E_PINNED_MESSAGE, "pinned_message", 409,                                                  \
	  "Niet iedereen die de kaart ziet, mag dit bericht lezen. Zet het vast in zijn eigen groep.", \
	  "Not everybody who sees the card may read this message. Pin it in its own group.")           \
	X(NB_E_INTERNAL, "internal", 500,                                                              \
	  "Dit lukt nu niet. Dat ligt aan ons. Probeer het zo nog eens.",                              \
	  "This does not work right now. It is our fault. Please try again soon.")

enum nb_status {
#define X(constant, word, http, nl, en) constant,
	NB_STATUS_ROWS(X)
#undef X
	    NB_STATUS_COUNT
};

struct nb_status_row {
	const char *word; /* on the wire */
	int http;
	const char *nl;
	const char *en;
};

/** The row of ${status}; asserts that it is one of the enum. Static lifetime, any thread. */
const struct nb_status_row *nb_status_row(enum nb_status status);

#endif
