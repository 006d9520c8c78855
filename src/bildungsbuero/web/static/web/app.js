// What scripts add to pages that work without them: focus and announcements after updates, forms sent once, extras on request.
"use strict";

const announce = (text) => {
  const region = document.getElementById("announcement");
  if (!region || !text) return;
  region.textContent = "";
  window.setTimeout(() => { region.textContent = text; }, 50);
};

// A form is sent once; coming back by the browser's "back" wakes its buttons again.
document.addEventListener("submit", (event) => {
  const form = event.target;
  if (form.hasAttribute("hx-get") || form.hasAttribute("hx-post") || form.method === "get") return;
  if (form.dataset.sent) {
    event.preventDefault();
    return;
  }
  form.dataset.sent = "true";
  window.setTimeout(() => {
    form.querySelectorAll("button[type=submit], button:not([type])").forEach((button) => {
      button.setAttribute("aria-disabled", "true");
    });
  });
});
window.addEventListener("pageshow", () => {
  document.querySelectorAll("form[data-sent]").forEach((form) => {
    delete form.dataset.sent;
    form.querySelectorAll("button[aria-disabled]").forEach((button) => button.removeAttribute("aria-disabled"));
  });
});

// After an update by htmx the focus stays where it was, and a new count is read aloud.
let focused = null;
document.addEventListener("htmx:beforeSwap", () => { focused = document.activeElement && document.activeElement.id; });
document.addEventListener("htmx:afterSettle", (event) => {
  if (focused && document.activeElement === document.body) {
    const again = document.getElementById(focused);
    if (again) again.focus({ preventScroll: true });
  }
  const counts = event.target.matches("[data-announce]") ? event.target : event.target.querySelector("[data-announce]");
  if (counts) announce(counts.dataset.announce || counts.textContent.trim());
});

document.addEventListener("DOMContentLoaded", () => {
  const first = document.querySelector("[data-focus]");
  if (first) first.focus();
});
