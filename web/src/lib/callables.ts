/** What calling a function takes; loaded by `api.ts` when the first one is called. */
import { connectFunctionsEmulator, getFunctions } from 'firebase/functions';
import { emulators } from '../../../firebase.json';
import { app, emulatorHost, isDemo } from './firebase.ts';

export { httpsCallable } from 'firebase/functions';
export { api } from '@tandem/domain/api.ts';

export const functions = getFunctions(app, 'europe-west1');

if (isDemo) connectFunctionsEmulator(functions, emulatorHost, emulators.functions.port);
