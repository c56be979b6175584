import { useState } from 'preact/hooks';
import { sayNo, t } from '../../i18n';
import { request } from '../../net/connection';
import { refusalOf } from '../../net/errors';
import type { Reply, RoomId } from '../../protocol';
import { focusDue, go, roomPath, route } from '../../state/router';
import { say } from '../../state/speech';
import { Rules } from '../groups/Rules';
import { useAsk } from '../groups/useAsk';
import { Button, ButtonLink } from '../parts/Button';
import { Heading } from '../parts/Heading';
import { Loading } from '../parts/Loading';
import { Question } from './Question';

/** The house rules of a group, then a question at a time. */
export function AcceptRules() {
	const here = route.value;
	return here.at === 'rules' ? <OfRoom key={here.id} id={here.id} /> : null;
}

function OfRoom({ id }: { id: RoomId }) {
	const { answer, refusal, again } = useAsk(async () => {
		const { room } = await request('room.look', { room: id });
		return { room, asked: await request('rules.look', { community: room.community }) };
	}, id);
	if (refusal) {
		return (
			<div class="wrap narrow stack">
				<Heading>{t('rules.title')}</Heading>
				<p>{sayNo(refusal)}</p>
				<p><a class="nl-link" href="/g">{t('start.all')}</a></p>
			</div>
		);
	}
	if (!answer) return <Loading />;
	return <Steps key={answer.asked.version} room={answer.room} asked={answer.asked} onChanged={again} />;
}

interface Props {
	room: Reply<'room.look'>['room'];
	asked: Reply<'rules.look'>;
	/** A newer version came meanwhile. */
	onChanged(): void;
}

function Steps({ room, asked, onChanged }: Props) {
	const [answers, setAnswers] = useState<readonly number[]>();
	const [why, setWhy] = useState('');
	const [problem, setProblem] = useState('');
	const [busy, setBusy] = useState(false);
	const path = roomPath(room.room);

	const begin = (): void => {
		focusDue.now = true;
		setAnswers([]);
	};

	const answer = async (chosen: number): Promise<void> => {
		if (!answers) return;
		const all = [...answers, chosen];
		setBusy(true);
		setProblem('');
		setWhy('');
		try {
			const { accepted, wrong } = await request('rules.accept', {
				community: room.community, version: asked.version,
				answers: all.map((one, i) => ({ question: i + 1, answer: one })),
			});
			const missed = wrong.find((one) => one.question === all.length);
			if (missed) {
				setWhy(missed.why);
			} else if (accepted) {
				say(t('rules.done'));
				go(path, true);
			} else {
				focusDue.now = true;
				setAnswers(all);
			}
		} catch (error) {
			const no = refusalOf(error);
			setProblem(sayNo(no));
			if (no?.status === 'conflict') onChanged();
		} finally {
			setBusy(false);
		}
	};

	const question = answers && asked.questions[answers.length];
	if (answers && question) {
		return (
			<div class="wrap narrow stack">
				<Heading key={answers.length}>{t('rules.question', { n: answers.length + 1, all: asked.questions.length })}</Heading>
				<Question key={answers.length} question={question} busy={busy} why={why} problem={problem} onAnswer={(chosen) => void answer(chosen)} />
			</div>
		);
	}
	return (
		<div class="wrap narrow stack">
			<header class="stack-small">
				<Heading>{t('rules.title')}</Heading>
				<p class="muted">{t('rules.lead', { name: room.community_name })}</p>
			</header>
			{problem && <p role="status" class="field-error">{problem}</p>}
			<section class="card"><Rules text={asked.rules} /></section>
			{room.rules_due && <p>{t('rules.then')}</p>}
			<div class="buttons">
				{room.rules_due && <Button onClick={begin}>{t('rules.begin')}</Button>}
				<ButtonLink href={path} kind="secondary">{t(room.rules_due ? 'rules.later' : 'rules.back')}</ButtonLink>
			</div>
		</div>
	);
}
