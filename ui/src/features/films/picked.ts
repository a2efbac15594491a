import type { FilmPick } from '../../lib/ipc/generated/FilmPick';
import type { FilmTile } from '../../lib/ipc/generated/FilmTile';

/** A film chosen in a form, with what there is to show of it. */
export interface Picked {
  pick: FilmPick;
  title: string;
  year: number | null;
  language: string | null;
  director: string;
  poster: string | null;
}

export function pickedKnown(film: FilmTile): Picked {
  const { title, year, language, director, poster } = film;
  return { pick: { known: film.id }, title, year, language, director, poster };
}

/** A new film by what was typed: a year at the end is its year. */
export function pickedNew(typed: string): Picked {
  const text = typed.trim().replace(/\s+/g, ' ');
  const found = /^(.+?),? \(?(1[89]\d{2}|2[01]\d{2})\)?$/.exec(text);
  const title = found?.[1] ?? text;
  const year = found ? Number(found[2]) : null;
  return { pick: { new: { title, year } }, title, year, language: null, director: '', poster: null };
}
