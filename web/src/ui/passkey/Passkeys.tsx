import { useState } from 'preact/hooks';
import { moment, sayNo, t } from '../../i18n';
import { request } from '../../net/connection';
import { refusalOf } from '../../net/errors';
import type { FactorView } from '../../protocol';
import { say } from '../../state/speech';
import { useAsk } from '../groups/useAsk';
import { MakePasskey } from './MakePasskey';

/** The passkeys of a lasting account: which there are, a new one, and away with one. */
export function Passkeys() {
	const { answer, again } = useAsk(() => request('factor.list', {}), 'passkeys');
	const [told, setTold] = useState('');
	const [open, setOpen] = useState(false);
	const passkeys = answer?.factors.filter((one) => one.kind === 'passkey') ?? [];
	const tell = (text: string): void => {
		setTold(text);
		say(text);
		document.getElementById('passkeys')?.focus();
		again();
	};
	const remove = async (one: FactorView): Promise<void> => {
		try {
			await request('factor.remove', { factor: one.factor });
			tell(t('passkey.removed', { name: one.name }));
		} catch (error) {
			setTold(sayNo(refusalOf(error)));
		}
	};
	const made = (): void => {
		setOpen(false);
		tell(t('passkey.made'));
	};
	return (
		<section class="card stack" aria-labelledby="passkeys">
			<h2 id="passkeys" tabIndex={-1}>{t('passkey.title')}</h2>
			<p class="muted">{t('passkey.what')}</p>
			{told && <p class="strong" role="status">{told}</p>}
			{passkeys.length > 0 && (
				<ul class="lines">
					{passkeys.map((one) => <Line key={one.factor} one={one} onRemove={remove} />)}
				</ul>
			)}
			<details class="more" open={open} onToggle={(e) => setOpen(e.currentTarget.open)}>
				<summary>{t('passkey.make')}</summary>
				<MakePasskey onMade={made} />
			</details>
		</section>
	);
}

function Line({ one, onRemove }: { one: FactorView; onRemove(one: FactorView): Promise<void> }) {
	const [sure, setSure] = useState(false);
	const used = one.used_ms === undefined
		? t('passkey.unused') : t('passkey.used', { time: moment(one.used_ms, Date.now()) });
	return (
		<li class="line">
			<div class="grow">
				<p class="strong" dir="auto">{one.name}</p>
				<p class="small muted">{used}</p>
				{sure && <p>{t('passkey.sure')}</p>}
			</div>
			<button
				type="button"
				class="text-button"
				aria-label={t(sure ? 'passkey.remove_sure_label' : 'passkey.remove_label', { name: one.name })}
				onClick={() => (sure ? void onRemove(one) : setSure(true))}
			>
				{t(sure ? 'passkey.remove_sure' : 'passkey.remove')}
			</button>
		</li>
	);
}
