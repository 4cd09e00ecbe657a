import { browser } from '$app/env';

const HIDDEN = 'tandem.amounts-hidden';

let areHidden = $state(browser && localStorage.getItem(HIDDEN) === 'yes');

/** Whether this screen hides what the shop earns: somebody may look over a shoulder. */
export const amounts = {
	get areHidden(): boolean {
		return areHidden;
	},
	set areHidden(wanted: boolean) {
		areHidden = wanted;
		localStorage.setItem(HIDDEN, wanted ? 'yes' : 'no');
	}
};
