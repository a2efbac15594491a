// Which of the marked controls has the focus, and whether that can be seen.
let element = document.activeElement;
while (element?.shadowRoot?.activeElement) element = element.shadowRoot.activeElement;
if (!element || element === document.body) return { stop: null, ring: false };

// A ring may be drawn on the control, around it, or on what it is the label of;
// a typed line turns its rule and keeps the caret.
const drawn = (one, pseudo) => {
  const style = getComputedStyle(one, pseudo);
  return (style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) > 0) || style.boxShadow !== 'none';
};
const near = [element, element.parentElement, element.parentElement?.parentElement, ...element.children, element.nextElementSibling];
const typed = element.matches('input, textarea, [contenteditable=true]');
return { stop: element.dataset.stop ?? null, ring: typed || near.some((one) => one && drawn(one)) };
