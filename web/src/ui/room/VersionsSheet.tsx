import { useEffect, useState } from 'preact/hooks';
import { moment, sayNo, t } from '../../i18n';
import { request } from '../../net/connection';
import { refusalOf } from '../../net/errors';
import type { MessageVersion, MessageView } from '../../protocol';
import { plainWords } from '../../state/naming';
import { Button } from '../parts/Button';
import { Loading } from '../parts/Loading';
import { RichText } from '../parts/RichText';
import { Sheet } from '../parts/Sheet';

/** How a message read before it was changed. A host is told first that looking is written down. */
export function VersionsSheet({ message, own }: { message: MessageView; own: boolean }) {
	const [versions, setVersions] = useState<readonly MessageVersion[]>();
	const [problem, setProblem] = useState('');
	const load = async (): Promise<void> => {
		try {
			const command = own ? 'message.versions' : 'message.open_versions';
			setVersions((await request(command, { message: message.message })).versions);
		} catch (error) {
			setProblem(sayNo(refusalOf(error)));
		}
	};
	useEffect(() => {
		if (own) void load();
	}, []);
	return (
		<Sheet title={t('versions.title')} step={versions ? 'versions' : 'ask'}>
			{problem && <p role="status" class="field-error">{problem}</p>}
			{!versions && own && !problem && <Loading />}
			{!versions && !own && (
				<>
					<p>{t('versions.hint')}</p>
					<div class="buttons"><Button onClick={() => void load()}>{t('versions.open')}</Button></div>
				</>
			)}
			{versions && own && <p class="muted">{t('versions.who')}</p>}
			{versions && (
				<ol class="thread">
					{[...versions, ...now(message)].map((one, i) => (
						<li key={one.at_ms + i} class="thread-entry">
							<p class="small strong">{i < versions.length ? moment(one.at_ms, Date.now()) : t('versions.now')}</p>
							<RichText text={one.text} />
						</li>
					))}
				</ol>
			)}
		</Sheet>
	);
}

const now = (message: MessageView): readonly MessageVersion[] =>
	(message.text === undefined ? [] : [{ text: plainWords(message), at_ms: message.edited_ms ?? message.at_ms }]);
