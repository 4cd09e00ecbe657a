import { DELIVERY_IDS } from '@tandem/domain/delivery.ts';
import { COUNTRIES } from '@tandem/domain/tax.ts';
import { METHODS } from '#lib/payment-methods.ts';
import { FIELDS, faultOf, faultsIn, type FieldName, type Faults, type Values } from './fields.ts';

const KEPT = 'tandem.checkout';

const blank: Values = {
	name: '',
	email: '',
	street: '',
	postcode: '',
	city: '',
	country: 'DE',
	delivery: 'standard',
	voucher: '',
	code: '',
	giftCard: '',
	payment: METHODS[0]
};

/** What the shopper has typed; it outlives a reload of the page, not the closing of the tab. */
export class CheckoutForm {
	#typed = $state.raw<Partial<Values>>(kept());
	#known: () => Partial<Values>;
	faults = $state.raw<Faults>({});

	/** `known` fills what nobody has typed yet. */
	constructor(known: () => Partial<Values> = () => ({})) {
		this.#known = known;
	}

	readonly values: Values = $derived.by(() => ({ ...blank, ...this.#known(), ...this.#typed }));

	type<K extends keyof Values>(name: K, value: Values[K]): void {
		this.#typed = { ...this.#typed, [name]: value };
		sessionStorage.setItem(KEPT, JSON.stringify(this.#typed));
		// A fault that is told goes as soon as it is mended; a new one waits until the field is left.
		if (name in this.faults) this.judge(name as FieldName);
	}

	/** Judges a field that has been left; one that was only passed through is let be. */
	leave(name: FieldName): void {
		if (this.values[name] !== '') this.judge(name);
	}

	judge(name: FieldName): void {
		this.tell(name, faultOf(name, this.values[name]));
	}

	/** Tells a fault beside its field, or takes it back. */
	tell(name: FieldName, fault: string | undefined): void {
		const { [name]: _, ...others } = this.faults;
		this.faults = fault ? { ...others, [name]: fault } : others;
	}

	/** Judges everything; the topmost field with a fault, or undefined when all is well. */
	judgeAll(): FieldName | undefined {
		this.faults = faultsIn(this.values);
		return this.firstFault;
	}

	get firstFault(): FieldName | undefined {
		return FIELDS.find(({ name }) => this.faults[name])?.name;
	}
}

/** What an earlier version of the page kept may be anything. */
function kept(): Partial<Values> {
	let stored: unknown;
	try {
		stored = JSON.parse(sessionStorage.getItem(KEPT) ?? '{}');
	} catch {
		return {};
	}
	const choices: Record<string, readonly string[]> = {
		country: COUNTRIES,
		delivery: DELIVERY_IDS,
		payment: METHODS
	};
	const sound = Object.entries(Object(stored) as Record<string, unknown>).filter(
		([name, value]) =>
			name in blank &&
			typeof value === 'string' &&
			(!(name in choices) || choices[name]?.includes(value))
	);
	return Object.fromEntries(sound);
}
