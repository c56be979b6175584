/*
 * audited.c - the acts that leave a row in the audit log, and what kind of act each is (LE9).
 *
 * Written is who came in and went, who looked at or changed what is another's or what the house
 * keeps of all. Talking and reading in a group that one takes part in are not: the message is its
 * own record, and a list of who read what when would be a danger of its own.
 */
#include "noaber/audited.h"

#define OWN "own"           /* one's own data, by oneself */
#define RULES "house_rules" /* agreed to when joining: hosts keep the group kind */
#define NONE "none"

const struct nb_audited_row nb_audited_rows[NB_AUDIT_COUNT] = {
    [NB_AUDIT_ACCOUNT_MADE] = {'C', NB_AUDIT_ABOUT_SELF, OWN, false, false},
    [NB_AUDIT_ACCOUNT_KEPT] = {'U', NB_AUDIT_ABOUT_SELF, OWN, false, false},
    [NB_AUDIT_ACCOUNT_RECOVERED] = {'U', NB_AUDIT_ABOUT_SELF, OWN, false, false},
    [NB_AUDIT_PASSPHRASE_CHANGED] = {'U', NB_AUDIT_ABOUT_SELF, OWN, false, false},
    [NB_AUDIT_RECOVERY_RENEWED] = {'U', NB_AUDIT_ABOUT_SELF, OWN, false, false},
    [NB_AUDIT_FACTOR_ADDED] = {'C', NB_AUDIT_ABOUT_SELF, OWN, false, false},
    [NB_AUDIT_FACTOR_REMOVED] = {'D', NB_AUDIT_ABOUT_SELF, OWN, false, false},
    [NB_AUDIT_FACTOR_CODES_RENEWED] = {'U', NB_AUDIT_ABOUT_SELF, OWN, false, false},
    [NB_AUDIT_FACTOR_CODE_USED] = {'E', NB_AUDIT_ABOUT_SELF, OWN, false, false},
    [NB_AUDIT_ACCOUNT_PAUSED] = {'U', NB_AUDIT_ABOUT_SELF, OWN, false, false},
    [NB_AUDIT_ACCOUNT_FROZEN] = {'U', NB_AUDIT_ABOUT_SELF, OWN, false, false},
    [NB_AUDIT_ACCOUNT_CLOSED] = {'U', NB_AUDIT_ABOUT_SELF, OWN, false, false},
    [NB_AUDIT_ACCOUNT_ERASED] = {'D', NB_AUDIT_ABOUT_SELF, NONE, false, false},
    [NB_AUDIT_CONSENT_GIVEN] = {'C', NB_AUDIT_ABOUT_SELF, OWN, false, false},
    [NB_AUDIT_CONSENT_WITHDRAWN] = {'D', NB_AUDIT_ABOUT_SELF, OWN, false, false},
    [NB_AUDIT_CARD_SAVED] = {'U', NB_AUDIT_ABOUT_SELF, OWN, false, false},
    [NB_AUDIT_CARD_OPENED] = {'R', NB_AUDIT_ABOUT_SELF, OWN, true, false},
    [NB_AUDIT_CARD_DELETED] = {'D', NB_AUDIT_ABOUT_SELF, OWN, false, false},
    [NB_AUDIT_PASSKEY_ADDED] = {'C', NB_AUDIT_ABOUT_SELF, OWN, false, false},
    [NB_AUDIT_SESSION_BEGUN] = {'E', NB_AUDIT_ABOUT_SELF, OWN, false, false},
    [NB_AUDIT_SESSION_PROVED] = {'E', NB_AUDIT_ABOUT_SELF, OWN, false, false},
    [NB_AUDIT_SESSION_SIGNED_OUT] = {'E', NB_AUDIT_ABOUT_SELF, OWN, false, false},
    [NB_AUDIT_SESSION_ENDED] = {'D', NB_AUDIT_ABOUT_SELF, OWN, false, false},
    [NB_AUDIT_SESSION_EXPIRED] = {'E', NB_AUDIT_ABOUT_SELF, NONE, false, false},
    [NB_AUDIT_SESSION_BY_ORGANISATION] = {'E', NB_AUDIT_ABOUT_SELF, OWN, false, false},
    [NB_AUDIT_ORGANISATION_LINKED] = {'C', NB_AUDIT_ABOUT_SELF, OWN, false, false},
    [NB_AUDIT_ORGANISATION_UNLINKED] = {'D', NB_AUDIT_ABOUT_SELF, OWN, false, false},
    [NB_AUDIT_MESSAGE_HIDDEN] = {'U', NB_AUDIT_ABOUT_AUTHOR, RULES, false, false},
    [NB_AUDIT_MESSAGE_SHOWN] = {'U', NB_AUDIT_ABOUT_AUTHOR, RULES, false, false},
    [NB_AUDIT_MESSAGE_UNVEILED] = {'R', NB_AUDIT_ABOUT_AUTHOR, RULES, false, false},
    [NB_AUDIT_LOG_READ] = {'R', NB_AUDIT_ABOUT_NOBODY, NONE, true, false},
    [NB_AUDIT_LOG_READ_OWN] = {'R', NB_AUDIT_ABOUT_SELF, OWN, true, false},
    [NB_AUDIT_STORE_FILLED] = {'C', NB_AUDIT_ABOUT_NOBODY, NONE, false, false},
    [NB_AUDIT_STORE_COPIED] = {'E', NB_AUDIT_ABOUT_NOBODY, NONE, false, false},
    [NB_AUDIT_STORE_RESTORED] = {'E', NB_AUDIT_ABOUT_NOBODY, NONE, false, false},
    [NB_AUDIT_LOG_VERIFIED] = {'E', NB_AUDIT_ABOUT_NOBODY, NONE, false, false},
    [NB_AUDIT_LOG_PRINTED] = {'R', NB_AUDIT_ABOUT_NOBODY, NONE, false, false},
    [NB_AUDIT_UNMASK_ASKED] = {'E', NB_AUDIT_ABOUT_AUTHOR, NONE, false, true},
    [NB_AUDIT_UNMASK_AGREED] = {'E', NB_AUDIT_ABOUT_AUTHOR, NONE, false, true},
    [NB_AUDIT_UNMASK_REFUSED] = {'E', NB_AUDIT_ABOUT_AUTHOR, NONE, false, true},
    [NB_AUDIT_UNMASK_OPENED] = {'R', NB_AUDIT_ABOUT_AUTHOR, NONE, false, true},
};

const char *const nb_audited_words[NB_AUDIT_COUNT] = {
    [NB_AUDIT_NONE] = "none",
    [NB_AUDIT_ACCOUNT_MADE] = "account.made",
    [NB_AUDIT_ACCOUNT_KEPT] = "account.kept",
    [NB_AUDIT_ACCOUNT_RECOVERED] = "account.recovered",
    [NB_AUDIT_PASSPHRASE_CHANGED] = "account.passphrase_changed",
    [NB_AUDIT_RECOVERY_RENEWED] = "account.recovery_renewed",
    [NB_AUDIT_FACTOR_ADDED] = "factor.added",
    [NB_AUDIT_FACTOR_REMOVED] = "factor.removed",
    [NB_AUDIT_FACTOR_CODES_RENEWED] = "factor.codes_renewed",
    [NB_AUDIT_FACTOR_CODE_USED] = "factor.code_used",
    [NB_AUDIT_ACCOUNT_PAUSED] = "account.paused",
    [NB_AUDIT_ACCOUNT_FROZEN] = "account.frozen",
    [NB_AUDIT_ACCOUNT_CLOSED] = "account.closed",
    [NB_AUDIT_ACCOUNT_ERASED] = "account.erased",
    [NB_AUDIT_CONSENT_GIVEN] = "consent.given",
    [NB_AUDIT_CONSENT_WITHDRAWN] = "consent.withdrawn",
    [NB_AUDIT_CARD_SAVED] = "card.saved",
    [NB_AUDIT_CARD_OPENED] = "card.opened",
    [NB_AUDIT_CARD_DELETED] = "card.deleted",
    [NB_AUDIT_PASSKEY_ADDED] = "passkey.added",
    [NB_AUDIT_SESSION_BEGUN] = "session.begun",
    [NB_AUDIT_SESSION_PROVED] = "session.proved",
    [NB_AUDIT_SESSION_SIGNED_OUT] = "session.signed_out",
    [NB_AUDIT_SESSION_ENDED] = "session.ended",
    [NB_AUDIT_SESSION_EXPIRED] = "session.expired",
    [NB_AUDIT_SESSION_BY_ORGANISATION] = "session.begun_by_organisation",
    [NB_AUDIT_ORGANISATION_LINKED] = "organisation.linked",
    [NB_AUDIT_ORGANISATION_UNLINKED] = "organisation.unlinked",
    [NB_AUDIT_MESSAGE_HIDDEN] = "message.hidden",
    [NB_AUDIT_MESSAGE_SHOWN] = "message.shown",
    [NB_AUDIT_MESSAGE_UNVEILED] = "message.unveiled",
    [NB_AUDIT_STORE_FILLED] = "store.filled",
    [NB_AUDIT_STORE_COPIED] = "store.copied",
    [NB_AUDIT_STORE_RESTORED] = "store.restored",
    [NB_AUDIT_LOG_VERIFIED] = "log.verified",
    [NB_AUDIT_LOG_PRINTED] = "log.printed",
    [NB_AUDIT_UNMASK_ASKED] = "unmask.asked",
    [NB_AUDIT_UNMASK_AGREED] = "unmask.agreed",
    [NB_AUDIT_UNMASK_REFUSED] = "unmask.refused",
    [NB_AUDIT_UNMASK_OPENED] = "unmask.opened",
    [NB_AUDIT_LOG_READ] = "log.read",
    [NB_AUDIT_LOG_READ_OWN] = "log.read_own",
};

const char *const nb_access_point_words[NB_ACCESS_POINT_COUNT] = {"socket", "http", "ctl",
                                                                  "upkeep"};
