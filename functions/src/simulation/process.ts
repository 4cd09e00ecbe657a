import { Lane } from '../checkout/lane.ts';
import type { LedgerStore } from '../checkout/ledger-store.ts';
import { grpc } from '../checkout/memory-ledger.ts';
import type { Till } from '../checkout/till.ts';
import type { PaymentProvider } from '../payments/provider.ts';
import type { Agenda } from './agenda.ts';
import { BankDown, type MemoryBank } from './bank.ts';
import type { SpoiltBooks } from './books.ts';
import type { Defect } from './tampering.ts';
import { Dice, seeded } from './random.ts';
import type { FaultKind, Port } from './schedule.ts';

/** What the processes share. */
export type Surroundings = {
	agenda: Agenda;
	books: SpoiltBooks;
	bank: MemoryBank;
	now: () => Date;
	/** Told of what happened, to be counted. */
	note: (what: string) => void;
	/** Told of what the shop logs as an error. */
	logged: (message: string, context: object) => void;
	/** What is deliberately wrong with the shop. */
	defect: Defect | undefined;
};

/**
 * One process that serves the shop. All it knows of the world comes through ports that take time, fail as
 * armed, and never answer a process that has died; a new one takes its place at once.
 */
export class Process {
	readonly #world: Surroundings;
	readonly #dice: Dice;
	readonly #random: () => number;
	#armed: { port: Port; kind: FaultKind; skip: number }[] = [];
	/** Counts its deaths. */
	life = 0;
	till: Till;

	constructor(world: Surroundings, seed: number) {
		this.#world = world;
		this.#dice = new Dice(seed);
		this.#random = seeded(seed);
		this.till = this.#born();
	}

	/** So many messages through this port fail, after some that do not. */
	arm(port: Port, kind: FaultKind, skip: number, times: number): void {
		this.#armed.push({ port, kind, skip });
		for (let i = 1; i < times; i += 1) this.#armed.push({ port, kind, skip: 0 });
	}

	disarm(): void {
		this.#armed = [];
	}

	crash(): void {
		this.#world.note('crash');
		this.life += 1;
		this.till = this.#born();
	}

	#born(): Till {
		const { agenda, books, now, logged, note, defect } = this.#world;
		const { life } = this;
		const through = <T>(port: Port, effect: () => Promise<T>) => this.#through(life, port, effect);
		const store: LedgerStore = {
			read: async (refs) => {
				const { documents, commit } = await through('read', () => books.read(refs));
				const kept: typeof commit = (writes) => through('commit', () => commit(writes));
				return { documents, commit: kept };
			}
		};
		const wait = (milliseconds: number) =>
			new Promise<void>((resolve) => agenda.add(milliseconds, resolve));
		const bank = this.#bank(through);
		const lanes = { store: defect?.store?.(store) ?? store, now, random: this.#random, wait };
		const till: Till = {
			lane: new Lane(lanes),
			bankFor: () => bank,
			readOrder: (orderId) => through('read', () => books.readOrder(orderId)),
			async *ordersDue(at) {
				const pages = books.ordersDue(at);
				for (;;) {
					const page = await through('read', () => pages.next());
					if (page.done) return;
					yield page.value;
				}
			},
			log: { error: logged, warn: () => note('warning'), info: () => undefined }
		};
		return defect?.till?.(till) ?? till;
	}

	#bank(through: <T>(port: Port, effect: () => Promise<T>) => Promise<T>): PaymentProvider {
		const { bank } = this.#world;
		return {
			charge: (...asked) => through('bank', () => bank.charge(...asked)),
			answer: (...asked) => through('bank', () => bank.answer(...asked)),
			lookUp: (orderId, order) => through('bank', () => bank.lookUp(orderId, order)),
			release: (...asked) => through('bank', () => bank.release(...asked)),
			refund: (...asked) => through('bank', () => bank.refund(...asked)),
			fields: () => Promise.resolve(null),
			readWebhook: () => Promise.resolve(null)
		};
	}

	/** A message there and one back: each takes its time, and either may be lost. */
	#through<T>(life: number, port: Port, effect: () => Promise<T>): Promise<T> {
		const { agenda, note } = this.#world;
		return new Promise((resolve, reject) => {
			if (this.life !== life) return;
			const fault = this.#due(port);
			if (fault) note(`${port} ${fault}`);
			if (fault === 'crash-before') return this.crash();
			const failed = () => reject(failureOf(port, fault));
			const arrive = async () => {
				const reply =
					fault === 'lost' || fault === 'race' ? failed : await replied(effect, resolve, reject);
				agenda.add(this.#latency(), () => {
					if (fault === 'crash-after' && this.life === life) this.crash();
					if (this.life !== life) return;
					if (fault === 'reply-lost') failed();
					else reply();
				});
			};
			agenda.add(this.#latency(), arrive);
		});
	}

	/** The armed fault that falls on this message. */
	#due(port: Port): FaultKind | undefined {
		const found = this.#armed.find((each) => each.port === port);
		if (!found || found.skip-- > 0) return undefined;
		this.#armed = this.#armed.filter((each) => each !== found);
		return found.kind;
	}

	/** Mostly a few milliseconds; now and then so long that others overtake. */
	#latency(): number {
		return this.#dice.once(12) ? this.#dice.number(30, 300) : this.#dice.number(1, 9);
	}
}

async function replied<T>(
	effect: () => Promise<T>,
	resolve: (value: T) => void,
	reject: (cause: unknown) => void
): Promise<() => void> {
	try {
		const value = await effect();
		return () => resolve(value);
	} catch (cause) {
		return () => reject(cause);
	}
}

function failureOf(port: Port, fault: FaultKind | undefined): Error {
	if (port === 'bank') return new BankDown(fault);
	return fault === 'race' ? grpc(10, 'aborted') : grpc(14, 'unavailable');
}
