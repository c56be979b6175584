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
    [NB_AUDIT_ACCOUNT_MADE] = {'C', NB_AUDIT_ABOUT_SELF, OWN, false},
    [NB_AUDIT_ACCOUNT_KEPT] = {'U', NB_AUDIT_ABOUT_SELF, OWN, false},
    [NB_AUDIT_SESSION_BEGUN] = {'E', NB_AUDIT_ABOUT_SELF, OWN, false},
    [NB_AUDIT_SESSION_SIGNED_OUT] = {'E', NB_AUDIT_ABOUT_SELF, OWN, false},
    [NB_AUDIT_SESSION_ENDED] = {'D', NB_AUDIT_ABOUT_SELF, OWN, false},
    [NB_AUDIT_SESSION_EXPIRED] = {'E', NB_AUDIT_ABOUT_SELF, NONE, false},
    [NB_AUDIT_MESSAGE_HIDDEN] = {'U', NB_AUDIT_ABOUT_AUTHOR, RULES, false},
    [NB_AUDIT_MESSAGE_SHOWN] = {'U', NB_AUDIT_ABOUT_AUTHOR, RULES, false},
    [NB_AUDIT_MESSAGE_UNVEILED] = {'R', NB_AUDIT_ABOUT_AUTHOR, RULES, false},
    [NB_AUDIT_LOG_READ] = {'R', NB_AUDIT_ABOUT_NOBODY, NONE, true},
    [NB_AUDIT_LOG_READ_OWN] = {'R', NB_AUDIT_ABOUT_SELF, OWN, true},
    [NB_AUDIT_STORE_FILLED] = {'C', NB_AUDIT_ABOUT_NOBODY, NONE, false},
    [NB_AUDIT_STORE_COPIED] = {'E', NB_AUDIT_ABOUT_NOBODY, NONE, false},
    [NB_AUDIT_STORE_RESTORED] = {'E', NB_AUDIT_ABOUT_NOBODY, NONE, false},
    [NB_AUDIT_LOG_VERIFIED] = {'E', NB_AUDIT_ABOUT_NOBODY, NONE, false},
    [NB_AUDIT_LOG_PRINTED] = {'R', NB_AUDIT_ABOUT_NOBODY, NONE, false},
};

const char *const nb_audited_words[NB_AUDIT_COUNT] = {
    [NB_AUDIT_NONE] = "none",
    [NB_AUDIT_ACCOUNT_MADE] = "account.made",
    [NB_AUDIT_ACCOUNT_KEPT] = "account.kept",
    [NB_AUDIT_SESSION_BEGUN] = "session.begun",
    [NB_AUDIT_SESSION_SIGNED_OUT] = "session.signed_out",
    [NB_AUDIT_SESSION_ENDED] = "session.ended",
    [NB_AUDIT_SESSION_EXPIRED] = "session.expired",
    [NB_AUDIT_MESSAGE_HIDDEN] = "message.hidden",
    [NB_AUDIT_MESSAGE_SHOWN] = "message.shown",
    [NB_AUDIT_MESSAGE_UNVEILED] = "message.unveiled",
    [NB_AUDIT_STORE_FILLED] = "store.filled",
    [NB_AUDIT_STORE_COPIED] = "store.copied",
    [NB_AUDIT_STORE_RESTORED] = "store.restored",
    [NB_AUDIT_LOG_VERIFIED] = "log.verified",
    [NB_AUDIT_LOG_PRINTED] = "log.printed",
    [NB_AUDIT_LOG_READ] = "log.read",
    [NB_AUDIT_LOG_READ_OWN] = "log.read_own",
};

const char *const nb_access_point_words[NB_ACCESS_POINT_COUNT] = {"socket", "http", "ctl",
                                                                  "upkeep"};
