import type { Order } from '@tandem/domain/order.ts';
import { hear } from '../checkout/pay.ts';
import { sweep } from '../checkout/sweep.ts';
import type { News } from '../payments/provider.ts';
import { Agenda } from './agenda.ts';
import { asking, chosen, idOf, spoiltPath, type Asking, type View } from './asking.ts';
import { BankDown, MemoryBank, type Webhook } from './bank.ts';
import { memoryBooks, Poisoned, SpoiltBooks, type Books } from './books.ts';
import type { Defect } from './tampering.ts';
import { End, type Call } from './end.ts';
import { breachesOf, breachesOfCommit, type Breach } from './invariants.ts';
import { marksOf, wordOf } from './marks.ts';
import { askedBy } from './people.ts';
import { Process } from './process.ts';
import { PROCESSES, type Schedule, type Step } from './schedule.ts';
import { firstDay } from './shop.ts';
import * as shopper from './shopper.ts';
import * as staff from './staff.ts';

/** What became of a schedule: what it broke, and how often what happened. */
export type Outcome = { breaches: Breach[]; seen: Map<string, number>; end: End };

/** Runs a schedule on empty books and checks every invariant. */
export async function run(
	schedule: Schedule,
	{ books = memoryBooks(), defect }: { books?: Books; defect?: Defect } = {}
): Promise<Outcome> {
	const simulation = new Simulation(schedule, books, defect);
	await simulation.open();
	await simulation.play();
	await simulation.rest();
	const end = await simulation.end();
	for (const order of end.orders.values()) marksOf(order).forEach((mark) => simulation.note(mark));
	return { breaches: [...simulation.breaches, ...breachesOf(end)], seen: simulation.seen, end };
}

/** Rounds of the clock after which a shop that is left alone must have come to rest. */
const ROUNDS = 12;
const FIRST_ROUND_MINUTES = 31;

class Simulation {
	readonly #schedule: Schedule;
	readonly #books: Books;
	readonly #spoilt: SpoiltBooks;
	readonly #agenda = new Agenda();
	readonly #bank = new MemoryBank();
	readonly #processes: Process[];
	readonly #calls: Call[] = [];
	readonly #bugs: string[] = [];
	readonly #requests: View['requests'] = new Map();
	readonly #defect: Defect | undefined;
	#startsAt: number;
	#isInPeace = false;
	readonly breaches: Breach[] = [];
	readonly seen = new Map<string, number>();

	constructor(schedule: Schedule, books: Books, defect: Defect | undefined) {
		this.#schedule = schedule;
		this.#books = books;
		this.#defect = defect;
		this.#spoilt = new SpoiltBooks(books);
		this.#spoilt.watch = (changes) => this.breaches.push(...breachesOfCommit(changes, this.#bank));
		this.#startsAt = new Date(schedule.starts).getTime();
		this.#bank.hurry = (webhook) => this.#deliver(webhook, 0);
		const world = {
			agenda: this.#agenda,
			books: this.#spoilt,
			bank: this.#bank,
			now: () => this.#now(),
			note: (what: string) => this.note(what),
			logged: (message: string, context: object) => this.#suspect(message, context),
			defect
		};
		this.#processes = Array.from(
			{ length: PROCESSES },
			(_, i) => new Process(world, schedule.seed * PROCESSES + i)
		);
	}

	note(what: string): void {
		this.seen.set(what, (this.seen.get(what) ?? 0) + 1);
	}

	async open(): Promise<void> {
		for (const [path, data] of firstDay(this.#schedule)) await this.#books.put(path, data);
	}

	async play(): Promise<void> {
		let at = 0;
		for (const step of this.#schedule.steps) {
			at += step.after;
			this.#agenda.add(at, () => this.#begin(step));
		}
		await this.#agenda.run();
	}

	/** Nothing fails any more, all that is under way arrives, and the clock strikes until nothing is due. */
	async rest(): Promise<void> {
		this.#isInPeace = true;
		for (const process of this.#processes) process.disarm();
		this.#spoilt.spoilt.clear();
		this.#bank.mood = { release: 'works', refund: 'done' };
		this.#bank.undecided().forEach((what, i) => {
			if ('refundId' in what || (what.status === 'pending' && i % 2)) this.#bank.decide(what, true);
		});
		for (let round = 0; round < ROUNDS; round += 1) {
			const unheard = this.#bank.webhooks.filter(({ isHeard }) => !isHeard);
			for (const webhook of unheard) this.#deliver(webhook, 0);
			await this.#agenda.run();
			const { orders } = await this.end();
			const failed = [...orders].flatMap(([orderId, { refunds }]) =>
				refunds.filter(({ status }) => status === 'failed').map(({ id }) => ({ orderId, id }))
			);
			for (const { orderId, id } of failed) {
				this.#call('retry-refund', staff.retrying(orderId, id), 0);
			}
			const dues = [...orders.values()].flatMap(({ dueAt }) => dueAt?.getTime() ?? []);
			if (!unheard.length && !failed.length && !dues.length) return;
			// Ever longer: a clock that was set back makes everything due a day later.
			const later = this.#now().getTime() + FIRST_ROUND_MINUTES * 2 ** round * 60_000;
			this.#startsAt += Math.max(later, ...dues) - this.#now().getTime();
			this.#sweep(0);
			await this.#agenda.run();
		}
	}

	async end(): Promise<End> {
		return new End({
			schedule: this.#schedule,
			documents: await this.#books.all(),
			written: this.#spoilt.written,
			bank: this.#bank,
			calls: this.#calls,
			seen: this.seen,
			bugs: this.#bugs
		});
	}

	#now(): Date {
		return new Date(this.#startsAt + this.#agenda.now);
	}

	async #begin(step: Step): Promise<void> {
		this.note(step.do);
		if (await this.#happens(step)) return;
		const view = { books: this.#books, now: this.#now(), requests: this.#requests };
		const asked = await askedBy(view, step);
		if (!asked) return;
		const wasThere = (await this.#books.get(`orders/${asked.about}`)) !== undefined;
		this.#call(step.do, asked, step.on, wasThere);
	}

	/** What happens to the world without anybody asking the shop; false if the step is none of it. */
	async #happens(step: Step): Promise<boolean> {
		const bank = this.#bank;
		switch (step.do) {
			case 'fill':
				await shopper.fill(
					{ books: this.#books, now: this.#now(), requests: this.#requests },
					step
				);
				return true;
			case 'clock':
				this.#startsAt += step.minutes * 60_000;
				return true;
			case 'mood':
				bank.mood = { release: step.release, refund: step.refund };
				return true;
			case 'decide': {
				const what = chosen(bank.undecided(idOf(step.order)), step.which);
				if (what) bank.decide(what, step.isWell);
				return true;
			}
			case 'bounce': {
				const done = [...bank.refunds.values()].filter(({ status }) => status === 'done');
				const refund = chosen(done, step.which);
				if (refund) bank.bounce(refund);
				return true;
			}
			case 'webhook': {
				const about = bank.webhooks.filter(({ orderId }) => orderId === idOf(step.order));
				const webhook = chosen(about, step.which);
				for (let i = 0; webhook && i < step.copies; i += 1) this.#deliver(webhook, step.on + i);
				return true;
			}
			case 'sweep':
				this.#sweep(step.on);
				return true;
			default:
				return this.#goesWrong(step);
		}
	}

	#goesWrong(step: Step): boolean {
		switch (step.do) {
			case 'fault':
				this.#process(step.on).arm(step.port, step.kind, step.skip, step.times);
				return true;
			case 'crash':
				this.#process(step.on).crash();
				return true;
			case 'poison':
				this.#spoilt.spoilt.set(spoiltPath(step), step.how);
				return true;
			case 'heal':
				this.#spoilt.spoilt.clear();
				return true;
			default:
				return false;
		}
	}

	#process(on: number): Process {
		const process = this.#processes[on % this.#processes.length];
		if (!process) throw new Error('no process serves the shop');
		return process;
	}

	#sweep(on: number): void {
		const strike = asking(
			'the clock',
			(till) => sweep(till, this.#now()),
			() => true
		);
		this.#call('sweep', strike, on);
	}

	#deliver(webhook: Webhook, on: number): void {
		const { eventId } = webhook;
		const news = webhook.read();
		const hearing = asking(
			eventId,
			async (till) => {
				const understood = await this.#understood(news);
				if (understood) await hear(till, understood);
				webhook.isHeard = true;
			},
			(_, end) => end.get('webhookEvents', eventId) !== undefined || !end.orders.has(news.orderId)
		);
		this.#call('webhook', hearing, on);
	}

	/** What a shop with a defect makes of a webhook. */
	async #understood(news: News): Promise<News | null> {
		if (!this.#defect?.news) return news;
		const order = await this.#books.get(`orders/${news.orderId}`);
		return this.#defect.news(news, order as Order | undefined);
	}

	#call(name: string, { about, ask, isTrue }: Asking, on: number, wasThere = false): void {
		const process = this.#process(on);
		const { life } = process;
		const call: Call = {
			name,
			about,
			outcome: 'open',
			answer: undefined,
			cause: undefined,
			isLost: () => process.life !== life,
			isTrue: (end) => isTrue(call.answer, end),
			isInPeace: this.#isInPeace,
			wasThere
		};
		this.#calls.push(call);
		void ask(process.till).then(
			(answer) => {
				call.outcome = 'answered';
				call.answer = answer;
				this.note(`${name}: ${wordOf(answer)}`);
			},
			(cause: unknown) => {
				call.outcome = 'failed';
				this.note(`${name}: failed`);
				call.cause = cause;
				this.#suspect(`${name} of ${about}`, { cause });
			}
		);
	}

	/** Notes an error that no fault explains as a bug. */
	#suspect(message: string, context: object): void {
		const cause = 'cause' in context ? context.cause : undefined;
		const isUnavailable = cause instanceof Error && 'code' in cause && cause.code === 14;
		const isTooBusy = cause instanceof Error && cause.message.startsWith('the shop is too busy');
		if (cause instanceof BankDown) return this.note('the bank is down');
		if (cause instanceof Poisoned) return this.note('a spoilt document stops somebody');
		if (isUnavailable || isTooBusy) return this.note('somebody must ask again');
		this.#bugs.push(`${message}: ${cause instanceof Error ? cause.stack : String(cause)}`);
	}
}
