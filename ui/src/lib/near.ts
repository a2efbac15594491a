/** How far outside the window something is still near it: a fast wheel meets no blank. */
const MARGIN = '900px 0px';

/** An attachment that tells when an element comes near the window. */
export function whenNear(act: () => void): (element: HTMLElement) => () => void {
  return (element) => {
    // Where nothing is laid out, everything is near.
    if (typeof IntersectionObserver === 'undefined') {
      act();
      return () => undefined;
    }
    const seen = new IntersectionObserver((entries) => entries.some((entry) => entry.isIntersecting) && act(), {
      rootMargin: MARGIN,
    });
    seen.observe(element);
    return () => seen.disconnect();
  };
}
