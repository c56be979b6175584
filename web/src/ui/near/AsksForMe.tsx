import { asked } from '../../state/directs';
import { lazy } from '../lazy';

const DirectAsks = lazy(() => import('./DirectAsks').then((m) => m.DirectAsks));

/** Who asks to talk with the reader; nothing when nobody does. */
export function AsksForMe() {
	return asked.value.length > 0 ? <DirectAsks /> : null;
}
