// Points on a map over local shapes: every marker can be reached by keyboard, its window leads to the page of the place.
"use strict";

const asJson = async (address) => {
  const answer = await fetch(address, { headers: { Accept: "application/geo+json, application/json" } });
  if (!answer.ok) throw new Error(String(answer.status));
  return answer.json();
};

const windowOf = (properties) => {
  const content = document.createElement("div");
  const link = document.createElement("a");
  link.href = properties.address;
  link.textContent = properties.title;
  content.append(link);
  if (properties.text) {
    const text = document.createElement("p");
    text.textContent = properties.text;
    content.append(text);
  }
  return content;
};

window.bildungsbueroExtras.map = async (button) => {
  const { points, shapes, images, tiles, source, label, zoomIn, zoomOut } = button.dataset;
  const [places, outlines] = await Promise.all([asJson(points), shapes ? asJson(shapes) : null]);
  const place = button.parentElement.querySelector(".bb-points__place");
  place.hidden = false;
  const L = window.L;
  L.Icon.Default.imagePath = images;
  const moves = !window.matchMedia("(prefers-reduced-motion: reduce)").matches;
  const map = L.map(place, { zoomControl: false, scrollWheelZoom: false, fadeAnimation: moves, zoomAnimation: moves });
  L.control.zoom({ zoomInTitle: zoomIn, zoomOutTitle: zoomOut }).addTo(map);
  map.attributionControl.setPrefix(false).addAttribution(source);
  if (tiles) L.tileLayer(tiles).addTo(map);
  const ground = outlines && L.geoJSON(outlines, {
    interactive: false,
    style: { color: "#404565", weight: 1.5, fillColor: "#edf2fc", fillOpacity: tiles ? 0.2 : 1 },
  }).addTo(map);
  const marks = L.geoJSON(places, {
    pointToLayer: (feature, position) => L.marker(position, { title: feature.properties.title, alt: feature.properties.title }),
    onEachFeature: (feature, layer) => layer.bindPopup(windowOf(feature.properties)),
  }).addTo(map);
  const bounds = marks.getBounds().isValid() ? marks.getBounds() : ground && ground.getBounds();
  if (bounds && bounds.isValid()) map.fitBounds(bounds, { padding: [24, 24], maxZoom: 15 });
  place.setAttribute("role", "region");
  place.setAttribute("aria-label", label);
  place.tabIndex = 0;
  place.focus({ preventScroll: true });
};
