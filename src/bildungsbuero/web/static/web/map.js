// Points on a map over local shapes. Points too close to be told apart become one mark that lists them; every mark can be
// reached by keyboard, and its window leads to the pages of the places.
"use strict";

const NEAR_PX = 44;

const asJson = async (address) => {
  const answer = await fetch(address, { headers: { Accept: "application/geo+json, application/json" } });
  if (!answer.ok) throw new Error(String(answer.status));
  return answer.json();
};

const entryOf = (properties) => {
  const entry = document.createElement("li");
  const link = document.createElement("a");
  link.href = properties.address;
  link.textContent = properties.title;
  entry.append(link);
  if (properties.text) entry.append(Object.assign(document.createElement("div"), { textContent: properties.text }));
  return entry;
};

const windowOf = (group) => {
  const list = document.createElement("ul");
  list.className = "bb-points__list";
  list.append(...group.map((place) => entryOf(place.properties)));
  return list;
};

// Each place joins the first mark that it would cover at the current scale.
const grouped = (map, places) => {
  const groups = [];
  places.forEach((place) => {
    const spot = map.latLngToLayerPoint(place.position);
    const near = groups.find((group) => Math.abs(group.spot.x - spot.x) < NEAR_PX && Math.abs(group.spot.y - spot.y) < NEAR_PX);
    if (near) near.places.push(place);
    else groups.push({ spot, places: [place] });
  });
  return groups.map((group) => group.places);
};

const markOf = (L, group, several) => {
  const names = group.map((place) => place.properties.title).join(", ");
  if (group.length === 1) return L.marker(group[0].position, { title: names, alt: names });
  const icon = L.divIcon({ className: "bb-points__group", html: String(group.length), iconSize: [40, 40] });
  const mark = L.marker(group[0].position, { icon, title: names });
  mark.on("add", () => mark.getElement().setAttribute("aria-label", `${group.length} ${several}: ${names}`));
  return mark;
};

// The ground under the points: the own area with its parts, and paler what lies around it.
const groundStyle = (role, hasTiles) => ({
  color: role === "around" ? "#8b90aa" : "#404565",
  weight: role === "part" ? 1 : 1.5,
  fillColor: role === "around" ? "#f5f6fa" : "#dfe8fb",
  fillOpacity: hasTiles ? 0.2 : 1,
});

const NAMES_IN_ORDER = ["own", "around", "part"];

// Names stand in the middle of their areas; one that would cover another waits until the map is larger.
const nameLayer = (L, map, outlines) => {
  const names = L.layerGroup().addTo(map);
  const shown = outlines.features
    .map((one) => one.properties)
    .filter((one) => one.name && one.middle)
    .sort((one, other) => NAMES_IN_ORDER.indexOf(one.role) - NAMES_IN_ORDER.indexOf(other.role));
  const write = () => {
    names.clearLayers();
    const taken = [];
    shown.forEach(({ name, middle, role }) => {
      const spot = map.latLngToContainerPoint(middle);
      const half = { x: name.length * 4 + 4, y: 10 };
      const isCovered = taken.some((one) => Math.abs(one.x - spot.x) < one.half.x + half.x && Math.abs(one.y - spot.y) < one.half.y + half.y);
      if (isCovered) return;
      taken.push({ x: spot.x, y: spot.y, half });
      const text = document.createElement("span");
      text.textContent = name;
      const icon = L.divIcon({ className: `bb-points__name bb-points__name--${role}`, html: text, iconSize: [half.x * 2, half.y * 2] });
      names.addLayer(L.marker(middle, { icon, interactive: false, keyboard: false, zIndexOffset: -1000 }));
    });
  };
  map.on("zoomend", write);
  write();
};

window.bildungsbueroExtras.map = async (button) => {
  const { points, shapes, images, tiles, source, label, zoomIn, zoomOut, several, close } = button.dataset;
  const [found, outlines] = await Promise.all([asJson(points), shapes ? asJson(shapes) : null]);
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
    style: (one) => groundStyle(one.properties.role, tiles),
  }).addTo(map);
  const places = found.features.map(({ geometry, properties }) => (
    { properties, position: L.latLng(geometry.coordinates[1], geometry.coordinates[0]) }
  ));
  const bounds = places.length ? L.latLngBounds(places.map((one) => one.position)) : ground && ground.getBounds();
  if (bounds && bounds.isValid()) map.fitBounds(bounds, { padding: [32, 32], maxZoom: 15 });
  if (outlines && !tiles) nameLayer(L, map, outlines);
  const marks = L.layerGroup().addTo(map);
  const draw = () => {
    const hadFocus = place.contains(document.activeElement) && document.activeElement.matches(".leaflet-marker-icon");
    marks.clearLayers();
    grouped(map, places).forEach((group) => marks.addLayer(markOf(L, group, several).bindPopup(windowOf(group), { maxHeight: 220 })));
    if (hadFocus) place.focus({ preventScroll: true });
  };
  map.on("zoomend", draw);
  map.on("popupopen", ({ popup }) => {
    const cross = popup.getElement().querySelector(".leaflet-popup-close-button");
    if (cross) cross.setAttribute("aria-label", close);
  });
  draw();
  place.setAttribute("role", "region");
  place.setAttribute("aria-label", label);
  place.tabIndex = 0;
  place.focus({ preventScroll: true });
};
