// Which of the marked controls has the focus, whether that can be seen, and whether the window has it.
let element = document.activeElement;
while (element?.shadowRoot?.activeElement) element = element.shadowRoot.activeElement;
if (!element || element === document.body) return { stop: null, ring: false, windowFocused: document.hasFocus() };
document.getAnimations().forEach((animation) => animation.finish());

// A ring may be drawn on the control, within it, around the row it stands for,
// or on the label beside it; a typed line turns its rule, and keeps the caret.
const drawn = (one) => {
  const { outlineStyle, outlineWidth, outlineColor } = getComputedStyle(one);
  return outlineStyle !== 'none' && parseFloat(outlineWidth) > 0 && !/, 0\)$|\/ 0\)$|transparent/.test(outlineColor);
};
const around = [element.nextElementSibling];
for (let row = element.parentElement; row && around.length < 6; row = row.parentElement) around.push(row);
const typed = element.matches('input:not([type=checkbox], [type=radio], [type=range]), textarea, select, [contenteditable=true]');
return {
  stop: element.dataset.stop ?? null,
  ring: typed || [element, ...element.querySelectorAll('*'), ...around].some((one) => one && drawn(one)),
  windowFocused: document.hasFocus(),
};
