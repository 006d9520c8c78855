// The interactive chart: the same specification as the drawing, in the browser, without eval and without injected styles.
"use strict";

window.bildungsbueroExtras.chart = async (button) => {
  const answer = await fetch(button.dataset.address, { headers: { Accept: "application/json" } });
  if (!answer.ok) throw new Error(String(answer.status));
  const spec = await answer.json();
  const figure = button.closest("figure");
  const place = document.createElement("div");
  place.className = "bb-chart__live";
  const old = figure.querySelector("[data-chart-place]");
  spec.width = Math.max(280, Math.floor(old.clientWidth) - 8);
  await window.vegaEmbed(place, spec, {
    ast: true,
    defaultStyle: false,
    actions: false,
    renderer: "svg",
    logLevel: 1,
    tooltip: { disableDefaultStyle: true },
  });
  // As one image the chart has no inner parts to announce; its table stands beside it.
  place.querySelectorAll("[role], [aria-roledescription]").forEach((part) => {
    ["role", "aria-roledescription", "aria-label"].forEach((name) => part.removeAttribute(name));
  });
  const drawing = place.querySelector("svg");
  drawing.setAttribute("role", "img");
  drawing.setAttribute("aria-label", spec.usermeta ? spec.usermeta.title : "");
  old.replaceChildren(place);
  place.tabIndex = -1;
  place.focus({ preventScroll: true });
};
