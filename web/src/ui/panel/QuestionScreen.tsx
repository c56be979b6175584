import { useEffect, useState } from 'preact/hooks';
import { moment, sayNo, t } from '../../i18n';
import { link, request } from '../../net/connection';
import { refusalOf } from '../../net/errors';
import type { PanelSide, QuestionId, QuestionView, Refusal } from '../../protocol';
import { communityPath } from '../../state/router';
import { takesPart } from '../../state/session';
import { questionChange, sharedTurn } from '../../state/shared';
import { Heading } from '../parts/Heading';
import { Loading } from '../parts/Loading';
import { RichText } from '../parts/RichText';
import { Tag } from '../parts/Tag';
import { GiveAnswer } from './GiveAnswer';
import { JudgeQuestion } from './JudgeQuestion';
import { WithdrawQuestion } from './WithdrawQuestion';

const SIDES: readonly PanelSide[] = ['peer', 'professional'];

export type Take = (ask: Promise<{ question: QuestionView }>) => Promise<void>;

/** A question with two answers side by side; below each other on a phone. */
export function QuestionScreen({ id }: { id: QuestionId }) {
	const { question, refusal, take } = useQuestion(id);
	if (refusal) {
		return (
			<div class="wrap narrow stack">
				<Heading>{t('panel.gone_title')}</Heading>
				<p role="status">{refusal.status === 'not_found' ? t('panel.gone') : sayNo(refusal)}</p>
				<p><a class="nl-link" href="/">{t('panel.to_start')}</a></p>
			</div>
		);
	}
	return question ? <Whole question={question} take={take} /> : <Loading />;
}

function useQuestion(id: QuestionId) {
	const [question, setQuestion] = useState<QuestionView>();
	const [refusal, setRefusal] = useState<Refusal>();
	const take: Take = (ask) => ask.then(
		(got) => {
			setRefusal(undefined);
			setQuestion(got.question);
		},
		(error) => {
			const no = refusalOf(error);
			if (!no) return;
			setQuestion(undefined);
			setRefusal(no);
		},
	);
	const online = link.value === 'online';
	const change = questionChange.value;
	useEffect(() => {
		if (online) void take(request('panel.look', { question: id }));
	}, [online, sharedTurn.value]);
	useEffect(() => {
		if (change?.question !== id) return;
		if (change.gone) setQuestion(undefined);
		void take(request('panel.look', { question: id }));
	}, [change]);
	useEffect(() => () => void request('panel.close', { question: id }).catch(() => undefined), []);
	return { question, refusal, take };
}

function Whole({ question, take }: { question: QuestionView; take: Take }) {
	return (
		<article class="wrap stack">
			{takesPart.value && <p class="way-back"><a class="nl-link" href={communityPath(question.community)}>{question.community_name}</a></p>}
			<header class="stack-small">
				<Heading>{t('panel.question')}</Heading>
				<p class="row">
					<span class="strong" dir="auto">{question.author.name}</span>
					{question.author.hat !== 'resident' && <Tag tone="primary">{t(`hat.${question.author.hat}`)}</Tag>}
					<span class="small muted">{moment(question.at_ms, Date.now())}</span>
					{question.state !== 'shown' && <Tag>{t(`panel.state_${question.state}`)}</Tag>}
				</p>
			</header>
			{question.reason && <p class="card calm" dir="auto">{t('story.reason', { reason: question.reason })}</p>}
			{question.text !== undefined && (
				<>
					<div class="card calm"><RichText text={question.text} /></div>
					{question.together && question.answers.length < SIDES.length && <p class="small muted">{t('panel.together_wait')}</p>}
					<div class="panel">{SIDES.map((side) => <Side key={side} side={side} question={question} />)}</div>
				</>
			)}
			{question.may.includes('panel.answer') && <GiveAnswer question={question} take={take} />}
			{question.may.includes('panel.moderate') && <JudgeQuestion question={question} take={take} />}
			{question.may.includes('panel.withdraw') && <WithdrawQuestion question={question} />}
		</article>
	);
}

function Side({ side, question }: { side: PanelSide; question: QuestionView }) {
	const answer = question.answers.find((one) => one.side === side);
	return (
		<section class="card stack-small" aria-labelledby={`side-${side}`}>
			<h2 id={`side-${side}`}>{t(`panel.side_${side}`)}</h2>
			{!answer && <p class="muted">{t(`panel.empty_${side}`)}</p>}
			{answer && (
				<p class="row">
					{answer.name && <span class="strong" dir="auto">{answer.name}</span>}
					<Tag tone="primary">{t(`hat.${answer.hat}`)}</Tag>
					{answer.organisation && <Tag><span dir="auto">{answer.organisation}</span></Tag>}
					<span class="small muted">{moment(answer.at_ms, Date.now())}{answer.edited_ms !== undefined && `, ${t('panel.edited')}`}</span>
				</p>
			)}
			{answer && (answer.text === undefined ? <p class="muted">{t('panel.stands')}</p> : <RichText text={answer.text} />)}
		</section>
	);
}
