interface Size {
  width: number;
  height: number;
}

/** A place on the stage, from its middle. */
interface Place {
  x: number;
  y: number;
}

/** The picture as it fits its stage, and the stage. */
interface Bounds {
  picture: Size;
  stage: Size;
}

const MOST = 8;
/** What one press of a key, or one click of a button, enlarges by. */
const STEP = 1.5;
/** What a double click enlarges to. */
const CLOSE = 2.5;
/** How strongly a turn of the wheel enlarges; a notch of most mice is about 100. */
const WHEEL = 0.0016;

/** How near one looks at a picture: never smaller than its stage, never away from it. */
export class Zoom {
  scale = $state(1);
  x = $state(0);
  y = $state(0);
  readonly #bounds: () => Bounds;

  constructor(bounds: () => Bounds) {
    this.#bounds = bounds;
  }

  get isClose(): boolean {
    return this.scale > 1;
  }

  /** All of the picture again. */
  reset(): void {
    [this.scale, this.x, this.y] = [1, 0, 0];
  }

  /** A step nearer or further off; what is at `at` stays there. */
  step(by: 1 | -1, at: Place = { x: 0, y: 0 }): void {
    this.#to(this.scale * (by === 1 ? STEP : 1 / STEP), at);
  }

  /** As the wheel turns. */
  wheel(delta: number, at: Place): void {
    this.#to(this.scale * Math.exp(-delta * WHEEL), at);
  }

  /** Near, or whole again. */
  toggle(at: Place): void {
    if (this.isClose) this.reset();
    else this.#to(CLOSE, at);
  }

  /** Moves the picture under the window's eye. */
  pan(dx: number, dy: number): void {
    this.#place(this.x + dx, this.y + dy);
  }

  #to(wanted: number, { x, y }: Place): void {
    const scale = Math.min(MOST, Math.max(1, wanted));
    // A place that is a thousandth off is there.
    const grown = Math.abs(scale - 1) < 0.001 ? 1 / this.scale : scale / this.scale;
    this.scale *= grown;
    this.#place(x - (x - this.x) * grown, y - (y - this.y) * grown);
  }

  // The picture's edge comes to the stage's and no further; what is smaller than the stage is in its middle.
  #place(x: number, y: number): void {
    const { picture, stage } = this.#bounds();
    const room = (size: number, around: number) => Math.max(0, (size * this.scale - around) / 2);
    const within = (wanted: number, most: number) => Math.min(most, Math.max(-most, wanted));
    this.x = within(x, room(picture.width, stage.width));
    this.y = within(y, room(picture.height, stage.height));
  }
}
