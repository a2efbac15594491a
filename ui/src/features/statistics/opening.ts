import { createContext } from 'svelte';

import type { Behind } from '../../lib/ipc/generated/Behind';

/** Opens the films behind a bar, under its name. */
export type OpenFilms = (behind: Behind, name: string) => void;

/** The screen provides it; every chart uses it. */
export const [openFilms, provideOpenFilms] = createContext<OpenFilms>();
