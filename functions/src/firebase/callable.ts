import { HttpsError, onCall, type CallableRequest } from 'firebase-functions/https';
import { api, type CallableName, type Output, type Parsed } from '@tandem/domain/api.ts';
import { roleOf, type Role } from '@tandem/domain/role.ts';
import { auth, REGION } from './admin.ts';
import { log } from './log.ts';

/** What a handler is told: parsed input, who asks, and what time it is. */
export type Call<N extends CallableName> = {
	input: Parsed<N>;
	uid: string;
	role: Role;
	now: Date;
};

/** At most this many faults of an input are told at once. */
const MAX_FAULTS = 20;

/**
 * The callable `name` of `api.ts`. Bad input becomes `invalid-argument` with `details.fields`, a
 * missing sign-in `unauthenticated`, a missing role `permission-denied`; a throw of the handler is a
 * bug, logged here and `internal` outside. Refusals are values that the handler returns.
 */
export function callable<N extends CallableName>(
	name: N,
	handler: (call: Call<N>) => Promise<Output<N>>
) {
	return onCall(
		{ region: REGION, cors: true, concurrency: 80, memory: '512MiB' },
		async (request) => {
			const { uid, role } = await callerOf(request, api[name].roles);
			const parsed = api[name].input.safeParse(request.data);
			if (!parsed.success) throw badInput(parsed.error.issues);
			try {
				const input = parsed.data as Parsed<N>;
				return api[name].output.parse(await handler({ input, uid, role, now: new Date() }));
			} catch (bug) {
				log.error(`${name} failed`, { uid, bug });
				throw new HttpsError('internal', 'Something went wrong on our side. Please try again.');
			}
		}
	);
}

async function callerOf(request: CallableRequest, roles: readonly Role[] | null) {
	if (!request.auth) throw new HttpsError('unauthenticated', 'Please sign in first.');
	const role = roleOf(request.auth.token);
	if (roles) {
		if (!roles.includes(role)) throw new HttpsError('permission-denied', 'This is for staff.');
		await refuseRevoked(request.auth.rawToken);
	}
	return { uid: request.auth.uid, role };
}

/** Tokens live for an hour; a person who lost their post must not. */
async function refuseRevoked(token: string): Promise<void> {
	try {
		await auth().verifyIdToken(token, true);
	} catch (cause) {
		log.warn('a revoked token was used', { cause });
		throw new HttpsError('unauthenticated', 'Please sign in again.');
	}
}

function badInput(issues: readonly { path: PropertyKey[]; message: string }[]): HttpsError {
	const fields = issues.slice(0, MAX_FAULTS).map((issue) => ({
		path: issue.path.join('.'),
		message: issue.message
	}));
	const first = fields[0];
	const where = first?.path ? `${first.path}: ` : '';
	return new HttpsError('invalid-argument', `${where}${first?.message ?? 'bad input'}`, { fields });
}
