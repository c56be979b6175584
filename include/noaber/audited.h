/* audited.h - which acts are written to the audit log, as one table (layer 2, model). Rule LE9.
 * A command names its row; dispatch does the rest. */
#ifndef NB_AUDITED_H
#define NB_AUDITED_H

#include <stdbool.h>

enum nb_audited {
	NB_AUDIT_NONE, /* the act leaves no row */
	NB_AUDIT_ACCOUNT_MADE,
	NB_AUDIT_ACCOUNT_KEPT,
	NB_AUDIT_ACCOUNT_RENAMED,
	NB_AUDIT_FACE_RENAMED,
	NB_AUDIT_ACCOUNT_RECOVERED,
	NB_AUDIT_PASSPHRASE_CHANGED,
	NB_AUDIT_RECOVERY_RENEWED,
	NB_AUDIT_FACTOR_ADDED,
	NB_AUDIT_FACTOR_REMOVED,
	NB_AUDIT_FACTOR_CODES_RENEWED,
	NB_AUDIT_FACTOR_CODE_USED,
	NB_AUDIT_ACCOUNT_PAUSED,
	NB_AUDIT_ACCOUNT_FROZEN,
	NB_AUDIT_ACCOUNT_CLOSED,
	NB_AUDIT_ACCOUNT_ERASED,
	NB_AUDIT_CONSENT_GIVEN,
	NB_AUDIT_CONSENT_WITHDRAWN,
	NB_AUDIT_CARD_SAVED,
	NB_AUDIT_CARD_OPENED,
	NB_AUDIT_CARD_DELETED,
	NB_AUDIT_PASSKEY_ADDED,
	NB_AUDIT_SESSION_BEGUN,
	NB_AUDIT_SESSION_PROVED,
	NB_AUDIT_SESSION_SIGNED_OUT,
	NB_AUDIT_SESSION_ENDED,
	NB_AUDIT_SESSION_EXPIRED,
	NB_AUDIT_SESSION_BY_ORGANISATION,
	NB_AUDIT_ORGANISATION_LINKED,
	NB_AUDIT_ORGANISATION_UNLINKED,
	NB_AUDIT_MESSAGE_HIDDEN,
	NB_AUDIT_MESSAGE_SHOWN,
	NB_AUDIT_MESSAGE_UNVEILED,
	NB_AUDIT_SANCTION_IMPOSED,
	NB_AUDIT_SANCTION_ENDED,
	NB_AUDIT_SANCTIONS_SEEN,
	NB_AUDIT_MESSAGE_HELD_READ,
	NB_AUDIT_MESSAGE_RELEASED,
	NB_AUDIT_MESSAGE_DECLINED,
	NB_AUDIT_MESSAGE_COVERED,
	NB_AUDIT_LOG_READ,
	NB_AUDIT_LOG_READ_OWN,
	NB_AUDIT_STORE_FILLED,
	NB_AUDIT_STORE_COPIED,
	NB_AUDIT_STORE_RESTORED,
	NB_AUDIT_STORE_PRUNED,
	NB_AUDIT_LOG_VERIFIED,
	NB_AUDIT_LOG_PRINTED,
	NB_AUDIT_UNMASK_ASKED,
	NB_AUDIT_UNMASK_AGREED,
	NB_AUDIT_UNMASK_REFUSED,
	NB_AUDIT_UNMASK_OPENED,
	NB_AUDIT_INVITATION_MADE,
	NB_AUDIT_INVITATION_WITHDRAWN,
	NB_AUDIT_INVITATION_USED,
	NB_AUDIT_PEOPLE_SEEN,
	NB_AUDIT_APPOINTMENT_PROPOSED,
	NB_AUDIT_APPOINTMENT_ACCEPTED,
	NB_AUDIT_APPOINTMENT_CHECKED,
	NB_AUDIT_APPOINTMENT_SIGNED,
	NB_AUDIT_APPOINTMENT_EXTENDED,
	NB_AUDIT_APPOINTMENT_REFUSED,
	NB_AUDIT_APPOINTMENT_ENDED,
	NB_AUDIT_COUNT
};

enum nb_audit_about {
	NB_AUDIT_ABOUT_NOBODY,    /* no one person */
	NB_AUDIT_ABOUT_SELF,      /* the account that acts */
	NB_AUDIT_ABOUT_AUTHOR,    /* the face that wrote the message, or that is asked about */
	NB_AUDIT_ABOUT_APPOINTED, /* whose appointment it is, once somebody accepted it */
};

struct nb_audited_row {
	char action; /* C, R, U, D or E, as NEN 7513 has them */
	enum nb_audit_about about;
	const char *consent; /* what the person agreed to: own, house_rules or none */
	bool daily;    /* of one person and thing only the first of a day: pages of one reading */
	bool of_house; /* done for the house: the actor is the account, also where it has a face */
};
extern const struct nb_audited_row nb_audited_rows[NB_AUDIT_COUNT];
/* The events, in the log and on the wire: for good, never change one. */
extern const char *const nb_audited_words[NB_AUDIT_COUNT];

/* By which way an act came in. Stored as words. */
enum nb_access_point {
	NB_ACCESS_POINT_SOCKET,
	NB_ACCESS_POINT_HTTP,
	NB_ACCESS_POINT_CTL,
	NB_ACCESS_POINT_UPKEEP,
	NB_ACCESS_POINT_COUNT
};
extern const char *const nb_access_point_words[NB_ACCESS_POINT_COUNT];

#endif
