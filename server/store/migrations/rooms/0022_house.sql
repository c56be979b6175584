-- What a community agrees on, with a version each time it changes (ON3).

CREATE TABLE rules_version (
	community_id @I64@ NOT NULL REFERENCES community (id),
	version @I64@ NOT NULL,             -- 0: there is nothing to accept
	rules_nl TEXT NOT NULL,             -- one a line
	rules_en TEXT NOT NULL,             -- '': in Dutch alone
	made_by @I64@ REFERENCES account (id), -- absent: from a file, or from before there were versions
	made_ms @I64@ NOT NULL,
	PRIMARY KEY (community_id, version)
) @STRICT_CLUSTERED@;

-- Asked before somebody may post. Answers are one a line, counted from 0.
CREATE TABLE rules_question (
	community_id @I64@ NOT NULL,
	version @I64@ NOT NULL,
	number @I64@ NOT NULL,              -- 1, 2, 3
	answer @I64@ NOT NULL,              -- the right one
	ask_nl TEXT NOT NULL,
	answers_nl TEXT NOT NULL,
	why_nl TEXT NOT NULL,               -- said to a wrong answer
	ask_en TEXT NOT NULL,               -- '': in Dutch alone
	answers_en TEXT NOT NULL,
	why_en TEXT NOT NULL,
	PRIMARY KEY (community_id, version, number),
	FOREIGN KEY (community_id, version) REFERENCES rules_version (community_id, version)
) @STRICT_CLUSTERED@;

-- The rules that are there become the first version, with these questions. Everybody is asked.
INSERT INTO rules_version (community_id, version, rules_nl, rules_en, made_by, made_ms)
SELECT id, 1, rules, '', NULL, created_ms FROM community;

UPDATE community SET rules_version = 1;

ALTER TABLE community DROP COLUMN rules;

INSERT INTO rules_question (community_id, version, number, answer, ask_nl, answers_nl, why_nl,
                            ask_en, answers_en, why_en)
SELECT id, 1, 1, 1,
       'Iemand in de groep vraagt om je nummer. Wat doe je?',
       'Ik geef het. Het is iemand van hier.
Ik geef het niet. We praten hier verder.',
       'Een nummer geef je hier niet. Zo blijven jij en de ander onbekend. Praat gerust hier verder.',
       'Somebody in the group asks for your number. What do you do?',
       'I give it. It is somebody from here.
I do not give it. We go on talking here.',
       'You give no number here. So you and the other stay unknown. Feel free to go on talking here.'
  FROM community;

INSERT INTO rules_question (community_id, version, number, answer, ask_nl, answers_nl, why_nl,
                            ask_en, answers_en, why_en)
SELECT id, 1, 2, 0,
       'Een vriendin wil weten wat er in de groep staat. Wat doe je?',
       'Ik vertel over mezelf, niet over anderen.
Ik laat haar een paar berichten lezen.
Ik vertel alles, maar zonder namen.',
       'Wat anderen schrijven, blijft hier. Ook zonder namen. Over jezelf mag je altijd vertellen.',
       'A friend wants to know what is said in the group. What do you do?',
       'I tell about myself, not about others.
I let her read some messages.
I tell everything, but without names.',
       'What others write stays here. Without names too. About yourself you may always tell.'
  FROM community;

INSERT INTO rules_question (community_id, version, number, answer, ask_nl, answers_nl, why_nl,
                            ask_en, answers_en, why_en)
SELECT id, 1, 3, 2,
       'Iemand schrijft dat leven niet meer hoeft. Je schrikt ervan. Wat doe je?',
       'Ik wacht af. Misschien gaat het over.
Ik zorg zelf dat het goed komt.
Ik zeg het tegen een begeleider, of ik tik op Hulp nu.',
       'Je hoeft dit niet alleen te dragen. Een begeleider kijkt met je mee. Is er gevaar, dan bel je 112.',
       'Somebody writes that they do not want to live any more. It shocks you. What do you do?',
       'I wait. Perhaps it passes.
I make it right by myself.
I tell a host, or I tap Help now.',
       'You do not have to carry this alone. A host looks along with you. In danger you call 112.'
  FROM community;
