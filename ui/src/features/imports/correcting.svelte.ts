import { unkept } from '../../app/unkept.svelte';
import { call } from '../../lib/ipc/call';
import { IpcFailure } from '../../lib/ipc/failure';
import type { FilmId } from '../../lib/ipc/generated/FilmId';
import type { ImportConflict } from '../../lib/ipc/generated/ImportConflict';
import type { KeyMeaning } from '../../lib/ipc/generated/KeyMeaning';
import type { Offered } from '../../lib/ipc/generated/Offered';
import type { OnConflict } from '../../lib/ipc/generated/OnConflict';
import type { PieceBrought } from '../../lib/ipc/generated/PieceBrought';
import type { PieceCorrected } from '../../lib/ipc/generated/PieceCorrected';
import type { PieceField } from '../../lib/ipc/generated/PieceField';
import type { PiecePicture } from '../../lib/ipc/generated/PiecePicture';
import type { PieceRead } from '../../lib/ipc/generated/PieceRead';
import type { ReviewForm } from '../../lib/ipc/generated/ReviewForm';
import type { ViewingFacts } from '../../lib/ipc/generated/ViewingFacts';
import type { WatchedOn } from '../../lib/ipc/generated/WatchedOn';
import { m } from '../../lib/messages';
import { settle } from '../../lib/queries/query.svelte';
import { blank } from '../viewings/blank';
import { type DateDraft, draftOf, edtfOf } from '../viewings/date';
import { asked, type Source } from './source';
import { takenOver } from './takenOver';

/** A picture of the piece, or a place for one, with what the person gave it. */
export interface Place {
  picture: PiecePicture;
  caption: string;
  file: Offered | undefined;
}

/** The fields as the person sees them. */
export interface Fields {
  form: ReviewForm;
  date: DateDraft;
  score: string;
  tags: string[];
  /** It is to have no date, though its file gives one that can be read as two. */
  undated: boolean;
  /** Where it was seen. */
  where: string;
  places: Place[];
}

/** What the person made of a piece, and what they made it of. */
export interface Corrections {
  film: FilmId | 'new' | null;
  shown: Fields;
  of: Fields;
}

/** One review as it was understood, being corrected. Nothing of it is written until it is brought in. */
export class Correcting {
  readonly source: Source;
  read = $state.raw<PieceRead>() as PieceRead;
  form = $state<ReviewForm>() as ReviewForm;
  date = $state<DateDraft>() as DateDraft;
  undated = $state(false);
  score = $state('');
  tags = $state.raw<string[]>([]);
  where = $state('');
  places = $state<Place[]>([]);
  /** The film chosen among several; `new` for one that is not here. */
  film = $state<FilmId | 'new' | undefined>();
  /** Where the journal says otherwise, once that is known, and what is to stand. */
  conflicts = $state.raw<ImportConflict[]>([]);
  stands = $state<OnConflict>('mine');
  problem = $state<{ field: string | null; message: string }>();
  busy = $state(false);
  /** It goes on from what was corrected earlier and not brought in. */
  resumed = false;
  /** A key of front matter was told what it becomes, which counts for other files too. */
  keysChanged = false;

  constructor(source: Source, read: PieceRead) {
    this.source = source;
    this.read = read;
    this.#show(fieldsOf(read));
  }

  /** Reads a piece, to begin with. */
  static async of(source: Source): Promise<Correcting> {
    const correcting = new Correcting(source, await call('piece_read', asked(source)));
    correcting.#resume();
    return correcting;
  }

  /** Whether the person has to say which film it is. */
  get asks(): boolean {
    return this.read.asks;
  }

  /** Which date it has of those that its file can mean, or another; nothing while that is not said. */
  get dateSaid(): WatchedOn | 'none' | undefined {
    const date = edtfOf(this.date);
    if ('problem' in date) return undefined;
    return date.date ?? (this.undated ? 'none' : undefined);
  }

  /** Gives it one of the dates that its file can mean, or none. */
  sayDate(date: WatchedOn | 'none'): void {
    this.undated = date === 'none';
    this.date = draftOf(date === 'none' ? null : date);
    if (this.problem?.field === 'watchedOn') this.problem = undefined;
  }

  /** Where a field was found, as a line beneath it. */
  from(field: string): string | undefined {
    const origin = this.read.piece.origins.find((one) => one.field === (field as PieceField));
    if (!origin) return undefined;
    const text = origin.text.length > 90 ? `${origin.text.slice(0, 90)}…` : origin.text;
    return origin.line > 0 ? m.piece_from({ line: String(origin.line), text }) : m.piece_from_page();
  }

  /**
   * Has a key of front matter become something from now on, and reads the piece again: fields the
   * person has not touched say what the key says.
   */
  async meaning(key: string, meaning: KeyMeaning | null): Promise<void> {
    this.problem = undefined;
    this.busy = true;
    try {
      settle(await call('piece_key', { key, meaning }));
      this.keysChanged = true;
      const before = fieldsOf(this.read);
      this.read = await call('piece_read', asked(this.source));
      this.#show(takenOver(this.#shown(), before, fieldsOf(this.read)));
    } catch (thrown) {
      const { message } = IpcFailure.from(thrown);
      this.problem = { field: 'keys', message };
    } finally {
      this.busy = false;
    }
  }

  /** What the person made of it; nothing when a field has to be mended first. */
  async corrected(): Promise<PieceCorrected | undefined> {
    this.problem = undefined;
    const { facts } = this.form;
    const date = edtfOf(this.date);
    const wrong = [facts.year, facts.runtimeMin].findIndex((n) => n !== null && !Number.isInteger(n));
    if (wrong >= 0) return this.#refuse(['year', 'runtimeMin'][wrong] ?? null, m.facts_whole_number());
    if (this.asks && this.film === undefined) return this.#refuse('film', m.piece_film_which());
    if ('problem' in date) return this.#refuse('watchedOn', date.problem);
    if (this.read.piece.openDate && this.dateSaid === undefined) return this.#refuse('watchedOn', m.piece_date_which());
    return this.#working(async () => {
      const watch: ViewingFacts = {
        ...(this.form.watch ?? blank()),
        watchedOn: date.date,
        score: await call('score_read', this.score),
        tags: this.tags,
        place: this.where,
      };
      const says =
        watch.watchedOn !== null ||
        watch.score !== null ||
        watch.tags.length > 0 ||
        watch.place !== '' ||
        this.form.watch !== null;
      return {
        form: {
          ...$state.snapshot(this.form),
          film: typeof this.film === 'number' ? this.film : null,
          watch: says ? watch : null,
        },
        newFilm: this.film === 'new',
        onConflict: this.conflicts.length > 0 ? this.stands : null,
        pictures: this.places.map(({ picture, caption, file }) => ({
          name: picture.name,
          caption,
          file: file?.token ?? null,
        })),
      };
    });
  }

  /**
   * Brings it in; answers what came of it, or nothing when a field has to be mended first, or the
   * journal says otherwise and the person is to choose.
   */
  async bringIn(): Promise<PieceBrought | undefined> {
    const edit = await this.corrected();
    if (!edit) return undefined;
    return this.#working(async () => {
      const brought = settle(await call('piece_bring_in', { from: asked(this.source), edit }));
      this.conflicts = brought.asks;
      return brought.asks.length > 0 ? undefined : brought;
    });
  }

  /** Where the journal keeps what was corrected, until that is brought in. */
  get place(): string {
    return 'within' in this.source
      ? placeOf(this.source.folder, this.source.within)
      : placeOf(undefined, this.read.fileName);
  }

  get corrections(): Corrections {
    return { film: this.film ?? null, shown: this.#shown(), of: fieldsOf(this.read) };
  }

  /** The same while nothing is corrected. */
  get uncorrected(): Corrections {
    return { film: null, shown: fieldsOf(this.read), of: fieldsOf(this.read) };
  }

  /** It was brought in, or is meant to be thrown away. */
  done(): void {
    unkept.forget(this.place);
  }

  /** Whether the fields say anything else than the file. */
  get touched(): boolean {
    return this.film !== undefined || JSON.stringify(this.#shown()) !== JSON.stringify(fieldsOf(this.read));
  }

  /** The fields as the file has them again. */
  reset(): void {
    this.problem = undefined;
    this.film = undefined;
    this.#show(fieldsOf(this.read));
  }

  /** Goes on with what was corrected earlier. A picture from another file has to be chosen again. */
  #resume(): void {
    const earlier = unkept.at(this.place);
    if (earlier === undefined) return;
    const { film, shown, of } = JSON.parse(earlier) as Corrections;
    const places = shown.places.map((place) => ({ ...place, file: undefined }));
    this.film = film ?? undefined;
    this.#show(takenOver({ ...shown, places }, of, fieldsOf(this.read)));
    this.resumed = this.touched;
  }

  #shown(): Fields {
    const { form, date, undated, score, tags, where, places } = this;
    return $state.snapshot({ form, date, undated, score, tags, where, places });
  }

  #show(fields: Fields): void {
    Object.assign(this, fields);
  }

  async #working<T>(work: () => Promise<T>): Promise<T | undefined> {
    this.busy = true;
    try {
      return await work();
    } catch (thrown) {
      const { field, message } = IpcFailure.from(thrown);
      return this.#refuse(field, message);
    } finally {
      this.busy = false;
    }
  }

  #refuse(field: string | null, message: string): undefined {
    this.problem = { field, message };
    return undefined;
  }
}

/** Where the journal keeps what was corrected of a file, by its folder where it came with one. */
export function placeOf(folder: Offered | undefined, file: string): string {
  return folder ? `piece/${folder.name}/${file}` : `piece/${file}`;
}

function fieldsOf({ piece }: PieceRead): Fields {
  const form = structuredClone(piece.form);
  const watch = form.watch ?? blank();
  return {
    form,
    date: draftOf(watch.watchedOn),
    undated: false,
    score: watch.score === null ? '' : (watch.score / 10).toFixed(1),
    tags: watch.tags,
    where: watch.place,
    places: piece.pictures.map((picture) => ({ picture, caption: picture.caption, file: undefined })),
  };
}
