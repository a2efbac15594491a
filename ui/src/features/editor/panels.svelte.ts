/** Between these widths there is room for one panel beside the text; below, for the text alone. */
export const ONE_PANEL = 1100;
export const NO_PANEL = 780;

/** What of the writing room is shown: facts, text, page, in any way the window has room for. */
export class Panels {
  width = $state(innerWidth);
  /** Only the text, and nothing else of the room. */
  focus = $state(false);
  /** Asked for by themselves where there is no room beside the text. */
  #facts = $state({ beside: true, instead: false });
  #page = $state<'beside' | 'alone' | 'off'>(innerWidth > ONE_PANEL ? 'beside' : 'off');

  readonly page = $derived(!this.focus && (this.#page === 'alone' || (this.#page === 'beside' && this.width > NO_PANEL)));
  readonly text = $derived(this.focus || this.#page !== 'alone');
  readonly facts = $derived(this.#facts[this.#where] && !this.focus && !(this.page && this.text && this.width <= ONE_PANEL));

  get #where(): 'beside' | 'instead' {
    return this.width > NO_PANEL ? 'beside' : 'instead';
  }

  /** The page beside the text, or not; in its place where there is no room beside it. */
  togglePage(): void {
    if (this.width <= NO_PANEL) return this.toggleAlone();
    this.#page = this.page && this.text ? 'off' : 'beside';
    this.focus = false;
  }

  /** The page in place of the text, or not. */
  toggleAlone(): void {
    this.#page = this.text ? 'alone' : this.width > ONE_PANEL ? 'beside' : 'off';
    this.focus = false;
  }

  toggleFacts(): void {
    if (this.facts) this.#facts[this.#where] = false;
    else this.showFacts();
  }

  /** Shows the facts, in place of the page where there is no room for both. */
  showFacts(): void {
    this.#facts[this.#where] = true;
    this.focus = false;
    if (this.width <= ONE_PANEL && this.page && this.text) this.#page = 'off';
  }

  /** Shows the text, as to find a word in it. */
  showText(): void {
    if (!this.text) this.#page = 'off';
  }
}
