import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import { t } from '../../i18n';
import { door } from '../../net/door';
import type { Reply } from '../../protocol';
import { Button } from '../parts/Button';
import { ErrorSummary, type FormError } from '../parts/ErrorSummary';
import { TextField } from '../parts/Field';
import { useForm } from '../parts/useForm';
import { CODE_DIGITS, CodeField, digitsOf } from './CodeField';
import { CodesOnce } from './CodesOnce';
import { QrCode } from './QrCode';

const NAME_MOST = 40;

/**
 * Setting up a code app, one thing at a time: what one needs, the key, a first code, and the recovery
 * codes when it is the first.
 */
export function Enrol({ onDone }: { onDone(): void }) {
	const [begun, setBegun] = useState<Reply<'factor.begin_totp'>>();
	const [codes, setCodes] = useState<readonly string[]>();
	if (codes) return <CodesOnce codes={codes} onDone={onDone} />;
	if (!begun) return <Begin onBegun={setBegun} />;
	return <Finish begun={begun} onFinished={(told) => (told.length > 0 ? setCodes(told) : onDone())} />;
}

function Begin({ onBegun }: { onBegun(begun: Reply<'factor.begin_totp'>): void }) {
	const [name, setName] = useState(t('enrol.name_value'));
	const form = useForm({ name: 'factor-name' });
	const submit = (e: Event): void => {
		e.preventDefault();
		const missing = name.trim() === '' ? [{ field: 'factor-name', text: t('enrol.name_error') }] : [];
		void form.submit(missing, async () => onBegun(await door('factor.begin_totp', { name: name.trim() })));
	};
	return (
		<form class="stack" onSubmit={submit} noValidate>
			<p>{t('enrol.what')}</p>
			<p>{t('enrol.apps')}</p>
			<ErrorSummary errors={form.errors} turn={form.turn} />
			<TextField
				id="factor-name"
				label={t('enrol.name')}
				hint={t('enrol.name_hint')}
				value={name}
				onInput={setName}
				maxLength={NAME_MOST}
				error={form.errorAt('factor-name')}
			/>
			<div class="buttons"><Button submit busy={form.busy}>{t('enrol.begin')}</Button></div>
		</form>
	);
}

interface FinishProps {
	begun: Reply<'factor.begin_totp'>;
	onFinished(codes: readonly string[]): void;
}

function Finish({ begun, onFinished }: FinishProps) {
	const [code, setCode] = useState('');
	const heading = useRef<HTMLHeadingElement>(null);
	const form = useForm({});
	useLayoutEffect(() => heading.current?.focus(), []);

	const check = (): FormError[] =>
		digitsOf(code).length === CODE_DIGITS ? [] : [{ field: 'first-code', text: t('factor.code_error') }];
	const submit = (e: Event): void => {
		e.preventDefault();
		void form.submit(check(), async () => {
			onFinished((await door('factor.finish_totp', { totp: digitsOf(code) })).codes ?? []);
		});
	};
	return (
		<form class="stack" onSubmit={submit} noValidate>
			<h2 tabIndex={-1} ref={heading}>{t('enrol.scan')}</h2>
			<p>{t('enrol.scan_text')}</p>
			<QrCode rows={begun.qr} label={t('enrol.qr')} />
			<p>{t('enrol.key_text')}</p>
			<p class="key" translate={false}>{begun.key}</p>
			<p><a class="nl-link" href={begun.uri}>{t('enrol.here')}</a></p>
			<ErrorSummary errors={form.errors} turn={form.turn} />
			<CodeField id="first-code" value={code} onInput={setCode} error={form.errorAt('first-code')} />
			<div class="buttons"><Button submit busy={form.busy}>{t('enrol.finish')}</Button></div>
		</form>
	);
}
