/**
 * The heights of many rows of which most are as high as was guessed. Asking where a row begins, and
 * which row is at a place, takes a few steps however many there are (a Fenwick tree of what they
 * differ by).
 */
export class Heights {
  readonly count: number;
  readonly #guess: number;
  readonly #differs: Float64Array;
  readonly #sums: Float64Array;

  constructor(count: number, guess: number) {
    this.count = count;
    this.#guess = guess;
    this.#differs = new Float64Array(count);
    this.#sums = new Float64Array(count + 1);
  }

  /** How high all of them are together. */
  get total(): number {
    return this.top(this.count);
  }

  /** How high a row is. */
  of(index: number): number {
    return this.#guess + (this.#differs[index] ?? 0);
  }

  /** Keeps how high a row was found to be; answers by how much that differs from what was kept. */
  set(index: number, height: number): number {
    if (index < 0 || index >= this.count) return 0;
    const by = height - this.of(index);
    if (by === 0) return 0;
    this.#differs[index] = height - this.#guess;
    for (let at = index + 1; at <= this.count; at += at & -at) this.#sums[at] = (this.#sums[at] ?? 0) + by;
    return by;
  }

  /** Where a row begins. */
  top(index: number): number {
    let sum = index * this.#guess;
    for (let at = index; at > 0; at -= at & -at) sum += this.#sums[at] ?? 0;
    return sum;
  }

  /** The row at this place; the first or last for a place outside. */
  at(place: number): number {
    let [low, high] = [0, Math.max(0, this.count - 1)];
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (this.top(middle) <= place) low = middle;
      else high = middle - 1;
    }
    return low;
  }
}
