// Whether everything is drawn as it will stay. Animations are finished, not awaited.
document.getAnimations().forEach((animation) => {
  try {
    animation.finish();
  } catch {
    animation.cancel();
  }
});
const visible = [...document.images].filter((image) => {
  const box = image.getBoundingClientRect();
  return box.bottom > 0 && box.top < innerHeight && box.right > 0 && box.left < innerWidth && box.width > 0;
});
return document.readyState === 'complete'
  && document.fonts.status === 'loaded'
  && visible.every((image) => image.complete)
  && !document.querySelector('.skel, [aria-busy=true]');
