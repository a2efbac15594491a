import type { View } from './routes';

/**
 * The names of the screens there are, for parts that screens are made of: those can't ask
 * `screens.ts`, which is made of screens.
 */
export const there = new Set<View>();
