import { GiftCard } from '@tandem/domain/gift-card.ts';
import { Promotion } from '@tandem/domain/promotion.ts';
import { giftCardIdOf } from '../checkout/order-id.ts';
import { firestore, withDates } from '../firebase/admin.ts';

/** The promotion by this code, or null. */
export async function readPromotion(code: string): Promise<Promotion | null> {
	const snapshot = await firestore().doc(`promotions/${code}`).get();
	return snapshot.exists ? Promotion.parse(withDates(snapshot.data())) : null;
}

/** The gift card with this code, or null. */
export async function readGiftCard(code: string): Promise<GiftCard | null> {
	const snapshot = await firestore()
		.doc(`giftCards/${giftCardIdOf(code)}`)
		.get();
	return snapshot.exists ? GiftCard.parse(withDates(snapshot.data())) : null;
}
