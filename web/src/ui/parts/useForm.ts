import { useState } from 'preact/hooks';
import { sayNo, t } from '../../i18n';
import { Hindered, refusalOf } from '../../net/errors';
import type { Refusal } from '../../protocol';
import type { FormError } from './ErrorSummary';

interface Form {
	errors: readonly FormError[];
	turn: number;
	busy: boolean;
	refusal: Refusal | undefined;
	errorAt(field: string): string | undefined;
	/** Forgets what went wrong. */
	clear(): void;
	/** Shows the errors, or runs the work when there are none. */
	submit(errors: FormError[], work: () => Promise<void>): Promise<void>;
}

/**
 * The common course of a form: check, send, show what went wrong. `fields` says which control
 * belongs to which argument name of the server.
 */
export function useForm(fields: Record<string, string>): Form {
	const [errors, setErrors] = useState<readonly FormError[]>([]);
	const [turn, setTurn] = useState(0);
	const [busy, setBusy] = useState(false);
	const [refusal, setRefusal] = useState<Refusal>();

	const show = (found: readonly FormError[]): void => {
		setErrors(found);
		setTurn((n) => n + 1);
	};

	return {
		errors, turn, busy, refusal,
		errorAt: (field) => errors.find((e) => e.field === field)?.text,
		clear() {
			setErrors([]);
			setRefusal(undefined);
		},
		async submit(found, work) {
			show(found);
			if (found.length > 0) return;
			setBusy(true);
			try {
				await work();
				setRefusal(undefined);
			} catch (error) {
				const no = refusalOf(error);
				setRefusal(no);
				show([{ field: fieldFor(no, fields), text: no ? sayNo(no) : t(error instanceof Hindered ? error.key : 'state.no_answer') }]);
			} finally {
				setBusy(false);
			}
		},
	};
}

function fieldFor(no: Refusal | undefined, fields: Record<string, string>): string | undefined {
	if (!no) return undefined;
	if (no.field) return fields[no.field];
	return no.status.startsWith('name_') ? fields['name'] : undefined;
}
