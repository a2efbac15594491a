/** Enter and Space press what is drawn in SVG, as they press a button. */
export function pressing(act: () => void): (event: KeyboardEvent) => void {
  return (event) => {
    if (event.key !== 'Enter' && event.key !== ' ') return;
    event.preventDefault();
    act();
  };
}
