import { drops, type Point } from '../../app/drops.svelte';
import { showFailure } from '../../app/failures';
import { isTyping } from '../../app/shortcuts.svelte';
import type { Offered } from '../../lib/ipc/generated/Offered';
import type { Still } from '../../lib/ipc/generated/Still';
import { m } from '../../lib/messages';
import type { Desk } from './desk.svelte';
import type { Panels } from './panels.svelte';
import { choosePictures, pasted, type Source } from './pictures';
import { type Layout, placed } from './placing';

/** The zones of the facts. */
type FactsZone = 'poster' | 'stills';
type Zone = FactsZone | 'text';

/** What pictures are brought to; the components say where they are once they are drawn. */
interface Places {
  pane: () =>
    | {
        holds: (at: Point) => boolean;
        insert: (text: string, select: { from: number; to: number }, at?: Point) => void;
      }
    | undefined;
  facts: () =>
    | {
        takePoster: (source: Source | undefined) => Promise<void>;
        takeStills: (sources: readonly Source[]) => Promise<Still[]>;
      }
    | undefined;
}

/** Pictures that come to the desk: dropped, pasted or chosen, and where each of them goes. */
export class Arrivals {
  /** The zone that files hang over just now. */
  readonly over = $derived(drops.hanging ? this.#zoneAt(drops.hanging) : undefined);
  /** The zone that the pointer or the focus came to last. */
  #pointed: FactsZone | undefined;
  readonly #desk: Desk;
  readonly #panels: Panels;
  readonly #places: Places;

  constructor(desk: Desk, panels: Panels, places: Places) {
    this.#desk = desk;
    this.#panels = panels;
    this.#places = places;
  }

  /**
   * Takes what is dropped on the window, or pasted into no field, while a component is on screen; call
   * while it initialises.
   */
  listen(): void {
    $effect(() => {
      const ends = new AbortController();
      const { signal } = ends;
      const pointed = ({ target }: Event) => (this.#pointed = zoneOf(target) ?? zoneOf(document.activeElement));
      document.addEventListener('pointerover', pointed, { signal });
      document.addEventListener('focusin', pointed, { signal });
      document.addEventListener('paste', (event) => this.#pasted(event), { signal });
      return () => ends.abort();
    });
    drops.accept({
      label: (kinds) => {
        if (kinds.length === 0 || kinds.some((kind) => kind !== 'Picture')) return undefined;
        if (this.over === 'poster') return m.editor_drop_poster();
        return this.over === 'text' ? m.editor_drop_text() : m.editor_drop_stills();
      },
      drop: (files, at) => this.#dropped(files, at),
    });
  }

  /** Writes a still into the text: at a point of the window, or after the caret's paragraph. */
  place(still: Still, layout?: Layout, at?: Point): void {
    const { text, caption } = placed(still, layout);
    this.#panels.showText();
    this.#places.pane()?.insert(text, caption, at);
  }

  /** Adds pictures to the film's stills and writes each into the text. */
  async take(sources: readonly Source[], at?: Point): Promise<void> {
    const added = (await this.#places.facts()?.takeStills(sources)) ?? [];
    // What could not be taken says why in the facts.
    if (added.length < sources.length) this.#panels.showFacts();
    // The first goes where they were let go, each other after the one before.
    for (const [index, still] of added.entries()) this.place(still, undefined, index === 0 ? at : undefined);
  }

  /** Has pictures chosen, and takes them. */
  async choose(): Promise<void> {
    try {
      await this.#desk.filmForPictures();
      await this.take(await choosePictures(m.editor_stills_choose(), true));
    } catch (thrown) {
      this.#panels.showFacts();
      if (!this.#desk.problem) showFailure(thrown);
    }
  }

  #dropped(files: readonly Offered[], at: Point | undefined): void {
    const zone = this.#zoneAt(at);
    if (zone === 'text') void this.take(files, at);
    else this.#hang(files, zone);
  }

  // The text takes what is pasted into it itself; a dialog above the desk is about something else.
  #pasted(event: ClipboardEvent): void {
    const pictures = pasted(event);
    if (pictures.length === 0 || isTyping(event) || document.querySelector('dialog[open]')) return;
    event.preventDefault();
    this.#hang(pictures, this.#pointed);
  }

  #hang(sources: readonly Source[], zone: FactsZone | undefined): void {
    this.#panels.showFacts();
    if (zone === 'poster') void this.#places.facts()?.takePoster(sources[0]);
    else void this.#places.facts()?.takeStills(sources);
  }

  #zoneAt(at: Point | undefined): Zone | undefined {
    if (!at) return undefined;
    const zone = zoneOf(document.elementFromPoint(at.x, at.y));
    if (zone) return zone;
    return this.#panels.text && this.#places.pane()?.holds(at) ? 'text' : undefined;
  }
}

/** The zone of the facts that something on the page is in. */
function zoneOf(target: EventTarget | null): FactsZone | undefined {
  const zone = target instanceof Element ? target.closest<HTMLElement>('[data-drop]')?.dataset['drop'] : undefined;
  return zone === 'poster' || zone === 'stills' ? zone : undefined;
}
