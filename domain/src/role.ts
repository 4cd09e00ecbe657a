/** From the signed claim `role`; a person without one is a shopper. */
export const ROLES = ['shopper', 'support', 'admin'] as const;
export type Role = (typeof ROLES)[number];

export const STAFF_ROLES = ['support', 'admin'] as const satisfies readonly Role[];

/** The role a token's claims give. */
export function roleOf(claims: Readonly<Record<string, unknown>>): Role {
	return ROLES.find((role) => role === claims['role']) ?? 'shopper';
}

/** Whether this role works here. */
export function isStaff(role: Role): boolean {
	return STAFF_ROLES.some((staff) => staff === role);
}
