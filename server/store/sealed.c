/*
 * sealed.c - every sealed column of the content database, so that checking it needs no other code.
 *
 * A new sealed column gets a row here and a function in noaber/places.h; the test
 * `verify_knows_every_sealed_column` compares this list with the schema.
 */
#include "noaber/life.h"
#include "verify.h"

/* An account that is being erased has no name any more, and still has its key for a while. */
_Static_assert(NB_LIFE_ERASING == 4 && NB_LIFE_ERASED == 5, "the numbers in the row of account");

const struct nb_sealed_column nb_sealed_columns[] = {
    {"account", "SELECT key_id, 0, id, 0, name_sealed FROM account WHERE state NOT IN (4, 5)"},
    {"session", "SELECT a.key_id, 0, s.id, 0, s.device_sealed FROM session s"
                " JOIN account a ON a.id = s.account_id WHERE s.device_sealed IS NOT NULL"},
    {"push", "SELECT a.key_id, 0, p.session_id, 0, p.endpoint_sealed FROM push p"
             " JOIN session s ON s.id = p.session_id JOIN account a ON a.id = s.account_id"},
    {"factor.name", "SELECT a.key_id, 0, f.id, 0, f.name_sealed FROM factor f"
                    " JOIN account a ON a.id = f.account_id"},
    {"factor", "SELECT a.key_id, 0, f.id, 0, f.secret_sealed FROM factor f"
               " JOIN account a ON a.id = f.account_id"},
    {"member", "SELECT key_id, community_id, id, id, name_sealed FROM member"},
    {"member.account", "SELECT key_id, community_id, id, id, account_sealed FROM member"
                       " WHERE account_sealed IS NOT NULL"},
    {"account_member", "SELECT a.key_id, 0, am.id, 0, am.member_sealed FROM account_member am"
                       " JOIN account a ON a.id = am.account_id"},
    {"aside", "SELECT a.key_id, 0, s.id, 0, s.member_sealed FROM aside s"
              " JOIN account a ON a.id = s.account_id"},
    {"direct_ask", "SELECT m.key_id, 0, d.id, d.asker_id, d.line_sealed FROM direct_ask d"
                   " JOIN member m ON m.id = d.asker_id WHERE d.line_sealed IS NOT NULL"},
    {"message", "SELECT m.key_id, s.room_id, s.id, s.author_id, s.body_sealed FROM message s"
                " JOIN member m ON m.id = s.author_id WHERE s.body_sealed IS NOT NULL"},
    {"message_version", "SELECT m.key_id, s.room_id, s.id, v.version, v.body_sealed"
                        " FROM message_version v JOIN message s ON s.id = v.message_id"
                        " JOIN member m ON m.id = s.author_id"},
    {"moderation", "SELECT m.key_id, s.room_id, o.id, o.by_member, o.reason_sealed"
                   " FROM moderation o JOIN message s ON s.id = o.message_id"
                   " JOIN member m ON m.id = s.author_id"},
    {"held_message", "SELECT m.key_id, h.room_id, h.id, h.author_id, h.body_sealed"
                     " FROM held_message h JOIN member m ON m.id = h.author_id"
                     " WHERE h.body_sealed IS NOT NULL"},
    {"held_message.decline", "SELECT m.key_id, h.room_id, h.decline_id, h.author_id,"
                             " h.decline_sealed FROM held_message h"
                             " JOIN member m ON m.id = h.author_id"
                             " WHERE h.decline_sealed IS NOT NULL"},
    {"theme_filter", "SELECT a.key_id, 0, a.id, 0, f.choices_sealed FROM theme_filter f"
                     " JOIN account a ON a.id = f.account_id"},
    {"emergency_card_line", "SELECT c.key_id, 0, l.card_id, l.line, l.value_sealed"
                            " FROM emergency_card_line l"
                            " JOIN emergency_card c ON c.id = l.card_id"},
    {"unmask", "SELECT m.key_id, m.community_id, u.id, u.member_id, u.reason_sealed FROM unmask u"
               " JOIN member m ON m.id = u.member_id"},
    {"sanction.rule", "SELECT m.key_id, s.community_id, s.id, s.member_id, s.rule_sealed"
                      " FROM sanction s JOIN member m ON m.id = s.member_id"},
    {"sanction", "SELECT m.key_id, s.community_id, s.id, s.member_id, s.reason_sealed"
                 " FROM sanction s JOIN member m ON m.id = s.member_id"},
    {"appointment", "SELECT a.key_id, 0, p.id, 0, p.name_sealed FROM appointment p"
                    " JOIN account a ON a.id = p.account_id WHERE p.name_sealed IS NOT NULL"},
    {"appointment.reason", "SELECT a.key_id, 0, p.id, 0, p.reason_sealed FROM appointment p"
                           " JOIN account a ON a.id = p.account_id"
                           " WHERE p.reason_sealed IS NOT NULL"},
    {"introduction.account",
     "SELECT key_id, community_id, id, 0, account_sealed FROM introduction"},
    {"introduction.name", "SELECT key_id, community_id, id, 0, name_sealed FROM introduction"},
    {"introduction", "SELECT key_id, community_id, id, 0, text_sealed FROM introduction"
                     " WHERE text_sealed IS NOT NULL"},
    {"introduction.answer", "SELECT key_id, community_id, id, 0, answer_sealed FROM introduction"
                            " WHERE answer_sealed IS NOT NULL"},
    {"story.title",
     "SELECT m.key_id, s.community_id, s.id, s.author_id, s.title_sealed FROM story s"
     " JOIN member m ON m.id = s.author_id"},
    {"story", "SELECT m.key_id, s.community_id, s.id, s.author_id, s.text_sealed FROM story s"
              " JOIN member m ON m.id = s.author_id"},
    {"story.reason", "SELECT m.key_id, s.community_id, s.id, s.reason_by, s.reason_sealed"
                     " FROM story s JOIN member m ON m.id = s.author_id"
                     " WHERE s.reason_sealed IS NOT NULL"},
    {"panel_question", "SELECT m.key_id, q.community_id, q.id, q.author_id, q.text_sealed"
                       " FROM panel_question q JOIN member m ON m.id = q.author_id"},
    {"panel_question.reason", "SELECT m.key_id, q.community_id, q.id, q.reason_by, q.reason_sealed"
                              " FROM panel_question q JOIN member m ON m.id = q.author_id"
                              " WHERE q.reason_sealed IS NOT NULL"},
    {"panel_answer", "SELECT coalesce(m.key_id, p.key_id), q.community_id, a.id, q.id,"
                     " a.text_sealed FROM panel_answer a"
                     " JOIN panel_question q ON q.id = a.question_id"
                     " LEFT JOIN member m ON m.id = a.member_id"
                     " LEFT JOIN account p ON p.id = a.account_id"},
    {"pinned_card.title",
     "SELECT coalesce(m.key_id, a.key_id), c.community_id, c.id,"
     " coalesce(c.by_member, c.by_account), c.title_sealed FROM pinned_card c"
     " LEFT JOIN member m ON m.id = c.by_member LEFT JOIN account a ON a.id = c.by_account"},
    {"pinned_card",
     "SELECT coalesce(m.key_id, a.key_id), c.community_id, c.id,"
     " coalesce(c.by_member, c.by_account), c.text_sealed FROM pinned_card c"
     " LEFT JOIN member m ON m.id = c.by_member LEFT JOIN account a ON a.id = c.by_account"
     " WHERE c.text_sealed IS NOT NULL"},
};

const size_t nb_sealed_column_count = NB_COUNT(nb_sealed_columns);

const char nb_sealed_keys_sql[] = "SELECT key_id FROM account UNION SELECT key_id FROM member"
				  " UNION SELECT key_id FROM emergency_card"
				  " UNION SELECT key_id FROM introduction ORDER BY 1";
