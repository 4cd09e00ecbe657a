import { GiftCardCode } from '@tandem/domain/gift-card.ts';
import { codeFault } from '@tandem/domain/place.ts';
import { businessDate } from '@tandem/domain/time.ts';
import { callable } from './firebase/callable.ts';
import { readGiftCard, readPromotion } from './store/promotions.ts';

/** What a code gives. Whether this person may use it again is decided with the order: only that has an address. */
export const checkCode = callable('checkCode', async ({ input: { code }, now }) => {
	if (GiftCardCode.safeParse(code).success) {
		const card = await readGiftCard(code);
		if (!card) return { ok: false, reason: 'code-refused', why: 'unknown' };
		return { ok: true, kind: 'gift-card', last4: card.last4, balanceMinor: card.balanceMinor };
	}
	const promotion = await readPromotion(code);
	const why = codeFault(promotion, 0, businessDate(now));
	if (why || !promotion) return { ok: false, reason: 'code-refused', why: why ?? 'unknown' };
	return { ok: true, kind: 'promotion', terms: promotion.terms };
});
