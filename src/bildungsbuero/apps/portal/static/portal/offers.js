// The filters fold away on narrow screens, and stay as they were when their counts are renewed.
"use strict";

document.querySelectorAll("[data-folds-when-narrow]").forEach((fold) => {
  if (window.matchMedia("(max-width: 61.99rem)").matches) fold.open = false;
  fold.dataset.ready = "true";
});

let states = new Map();
document.addEventListener("htmx:beforeSwap", () => {
  states = new Map([...document.querySelectorAll("#facets details")].map((fold) => [fold.id, fold.open]));
});
document.addEventListener("htmx:oobAfterSwap", () => {
  document.querySelectorAll("#facets details").forEach((fold) => {
    if (states.has(fold.id)) fold.open = states.get(fold.id);
  });
});
