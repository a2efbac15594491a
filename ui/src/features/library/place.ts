import type { FilmId } from '../../lib/ipc/generated/FilmId';

/** Where in the library one was: the film opened last, to come back to. */
export const place: { film: FilmId | undefined } = { film: undefined };
