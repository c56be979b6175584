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
    [NB_AUDIT_ACCOUNT_MADE] = {"account.made", 'C', NB_AUDIT_ABOUT_SELF, OWN, false},
    [NB_AUDIT_ACCOUNT_KEPT] = {"account.kept", 'U', NB_AUDIT_ABOUT_SELF, OWN, false},
    [NB_AUDIT_SESSION_BEGUN] = {"session.begun", 'E', NB_AUDIT_ABOUT_SELF, OWN, false},
    [NB_AUDIT_SESSION_SIGNED_OUT] = {"session.signed_out", 'E', NB_AUDIT_ABOUT_SELF, OWN, false},
    [NB_AUDIT_SESSION_ENDED] = {"session.ended", 'D', NB_AUDIT_ABOUT_SELF, OWN, false},
    [NB_AUDIT_SESSION_EXPIRED] = {"session.expired", 'E', NB_AUDIT_ABOUT_SELF, NONE, false},
    [NB_AUDIT_MESSAGE_HIDDEN] = {"message.hidden", 'U', NB_AUDIT_ABOUT_AUTHOR, RULES, false},
    [NB_AUDIT_MESSAGE_SHOWN] = {"message.shown", 'U', NB_AUDIT_ABOUT_AUTHOR, RULES, false},
    [NB_AUDIT_MESSAGE_UNVEILED] = {"message.unveiled", 'R', NB_AUDIT_ABOUT_AUTHOR, RULES, false},
    [NB_AUDIT_STORE_FILLED] = {"store.filled", 'C', NB_AUDIT_ABOUT_NOBODY, NONE, false},
    [NB_AUDIT_STORE_COPIED] = {"store.copied", 'E', NB_AUDIT_ABOUT_NOBODY, NONE, false},
    [NB_AUDIT_STORE_RESTORED] = {"store.restored", 'E', NB_AUDIT_ABOUT_NOBODY, NONE, false},
    [NB_AUDIT_LOG_VERIFIED] = {"log.verified", 'E', NB_AUDIT_ABOUT_NOBODY, NONE, false},
    [NB_AUDIT_LOG_PRINTED] = {"log.printed", 'R', NB_AUDIT_ABOUT_NOBODY, NONE, false},
};

const char *const nb_access_point_words[NB_ACCESS_POINT_COUNT] = {"socket", "http", "ctl",
                                                                  "upkeep"};
