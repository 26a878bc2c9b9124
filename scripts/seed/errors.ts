/** The org cannot be seeded as it is; the message says what to do. */
export class SeedError extends Error {}
