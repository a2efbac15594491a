/** Frames are numbered as on a strip of film: 1, 2A, 3, 4A. */
export function frameNumber(number: number): string {
  return number % 2 === 0 ? `${String(number)}A` : String(number);
}
