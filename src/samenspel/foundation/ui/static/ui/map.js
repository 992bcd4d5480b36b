// Makes the map that the server drew one to move, zoom and point at, once somebody sees it.
// Texts are only ever set as text.
(function () {
  if (customElements.get("sp-map")) return;
  const NEAR = 36, CLOSER = 5, DIGITS = 6;
  let leaflet;

  function load(data) {
    const come = (tag, values) => new Promise((done, failed) => {
      const part = Object.assign(document.createElement(tag), values, { onload: done, onerror: failed });
      document.head.append(part);
    });
    leaflet ??= Promise.all([
      come("link", { rel: "stylesheet", href: data.style }), come("script", { src: data.script }),
    ]).then(() => window.L);
    return leaflet;
  }

  function made(tag, words, values) {
    return Object.assign(document.createElement(tag), { textContent: words }, values);
  }

  class MovingMap extends HTMLElement {
    connectedCallback() {
      const part = this.closest("[data-with-script]");
      if (part) {
        part.hidden = false;
        for (const other of document.querySelectorAll("[data-without-script]")) other.hidden = true;
      }
      const seen = new IntersectionObserver((entries) => {
        if (!entries.some((entry) => entry.isIntersecting)) return;
        seen.disconnect();
        load(this.dataset).then((L) => this.begin(L)).catch(() => {});
      }, { rootMargin: "200px" });
      seen.observe(this);
    }

    begin(L) {
      const data = this.dataset, still = matchMedia("(prefers-reduced-motion: reduce)").matches;
      this.L = L;
      this.edges = L.latLngBounds(JSON.parse(data.edges));
      const live = made("div", "", { className: "sp-map__live" });
      this.append(live);
      this.classList.add("sp-map--live");
      this.map = L.map(live, {
        attributionControl: false, zoomControl: false, scrollWheelZoom: false, zoomSnap: 0.25, zoomDelta: 1,
        maxBounds: this.edges.pad(0.1), maxBoundsViscosity: 1, zoomAnimation: !still, fadeAnimation: !still, markerZoomAnimation: !still, inertia: !still,
      });
      L.control.zoom({ zoomInTitle: data.zoomIn, zoomOutTitle: data.zoomOut }).addTo(this.map);
      this.pins = JSON.parse(data.pins);
      const whole = this.map.getBoundsZoom(this.edges);
      this.map.setView(this.edges.getCenter(), whole).setMinZoom(whole).setMaxZoom(whole + CLOSER);
      this.look(whole);
      this.ground();
      this.map.on("focus", () => this.map.scrollWheelZoom.enable()).on("blur", () => this.map.scrollWheelZoom.disable());
      this.dispatchEvent(new CustomEvent("sp-map-ready", { bubbles: true }));
      this.shown = L.layerGroup().addTo(this.map);
      if (data.latitude) this.point();
      else {
        this.map.on("zoomend", () => this.draw());
        this.map.on("popupopen", ({ popup }) => popup.getElement().querySelector(".leaflet-popup-close-button")?.setAttribute("aria-label", data.close));
        this.draw();
      }
      this.dataset.ready = "yes";
    }

    // At all pins or, where there are none yet, at as much as fills the frame.
    look(whole) {
      const around = this.L.latLngBounds(this.pins.map((pin) => pin.at));
      if (around.isValid()) this.map.fitBounds(around, { paddingTopLeft: [70, 40], paddingBottomRight: [40, 40], maxZoom: whole + 2, animate: false });
      else this.map.setZoom(this.map.getBoundsZoom(this.edges, true), { animate: false });
    }

    ground() {
      const figure = this.closest(".sp-map"), credit = (of) => figure.querySelector(`[data-credit-of-${of}]`);
      if (!this.dataset.tiles) return this.L.imageOverlay(this.dataset.picture, this.edges).addTo(this.map);
      for (const [of, hidden] of [["picture", true], ["tiles", false]]) if (credit(of)) credit(of).hidden = hidden;
      return this.L.tileLayer(this.dataset.tiles, { maxZoom: 22, maxNativeZoom: 19, bounds: this.edges }).addTo(this.map);
    }

    // Pins that would cover each other are shown as one, with their number.
    draw() {
      const zoom = this.map.getZoom(), heaps = [];
      this.shown.clearLayers();
      for (const pin of this.pins) {
        const point = this.map.project(pin.at, zoom);
        const heap = heaps.find((one) => one.point.distanceTo(point) < NEAR);
        if (heap) heap.pins.push(pin);
        else heaps.push({ point, pins: [pin] });
      }
      for (const { pins } of heaps) this.mark(pins);
    }

    mark(pins) {
      const many = pins.length > 1, names = pins.map((pin) => (pin.chosen ? `${pin.chosen}: ${pin.title}` : pin.title)).join(", ");
      const name = many ? this.dataset.together.replace("%(count)s", pins.length).replace("%(names)s", () => names) : names;
      const kind = (many ? "sp-marker--heap " : "") + (pins.some((pin) => pin.chosen) ? "sp-marker--chosen" : "");
      const words = made("span", many ? `${pins.length}×` : pins[0].chosen ? "✓" : pins[0].label);
      const icon = this.L.divIcon({ className: `sp-marker ${kind}`, html: words, iconSize: [34, 34] });
      const marker = this.L.marker(pins[0].at, { icon, title: name, riseOnHover: true }).addTo(this.shown);
      marker.getElement().setAttribute("aria-label", name);
      marker.on("click keypress", (event) => {
        if (event.type === "keypress" && !["Enter", " "].includes(event.originalEvent.key)) return;
        event.originalEvent.preventDefault();
        this.open(pins);
      });
    }

    open(pins) {
      const zoom = this.map.getZoom(), around = this.L.latLngBounds(pins.map((pin) => pin.at));
      const closer = Math.min(this.map.getBoundsZoom(around.pad(0.3)), this.map.getMaxZoom());
      const far = (pin) => this.map.project(pin.at, closer).distanceTo(this.map.project(pins[0].at, closer));
      if (closer > zoom && pins.some((pin) => far(pin) >= NEAR)) return this.map.setView(around.getCenter(), closer);
      const box = made("div", "");
      box.append(...pins.map((pin) => this.tell(pin)));
      const popup = this.L.popup({ maxWidth: 260, offset: [0, -10] }).setLatLng(pins[0].at).setContent(box).openOn(this.map);
      popup.getElement().querySelector("a, input")?.focus();
      return popup;
    }

    tell(pin) {
      const box = made("p", "");
      box.append(made("a", pin.title, { href: pin.href }));
      if (pin.words) box.append(made("br", ""), made("span", pin.words));
      this.dispatchEvent(new CustomEvent("sp-map-pin", { detail: { pin, box }, bubbles: true }));
      return box;
    }

    // One pin that is put, dragged and taken away, with the two numbers of a form.
    point() {
      const L = this.L, figure = this.closest(".sp-map"), live = this.map.getContainer();
      this.fields = [this.dataset.latitude, this.dataset.longitude].map((id) => document.getElementById(id));
      const icon = L.divIcon({ className: "sp-pin-of-place", html: made("span", "", { className: "sp-marker sp-marker--place" }), iconSize: [34, 34], iconAnchor: [17, 41] });
      this.pin = L.marker(this.edges.getCenter(), { icon, draggable: true, autoPan: true, title: this.dataset.pin, keyboard: false });
      this.pin.on("dragend", () => this.put(this.pin.getLatLng()));
      this.map.on("click", (event) => this.put(event.latlng));
      live.addEventListener("keydown", (event) => {
        if (event.key !== "Enter" || event.target !== live) return;
        event.preventDefault();
        this.put(this.map.getCenter());
      });
      figure.querySelector("[data-centre]").addEventListener("click", () => this.put(this.map.getCenter()));
      figure.querySelector("[data-clear]").addEventListener("click", () => this.put(null));
      for (const field of this.fields) field.addEventListener("change", () => this.follow());
      this.follow();
    }

    put(place) {
      const inside = place && this.L.latLng(
        Math.min(this.edges.getNorth(), Math.max(this.edges.getSouth(), place.lat)),
        Math.min(this.edges.getEast(), Math.max(this.edges.getWest(), place.lng)));
      const values = inside ? [inside.lat, inside.lng].map((degrees) => degrees.toFixed(DIGITS)) : ["", ""];
      this.fields.forEach((field, number) => { field.value = values[number]; });
      const said = this.closest(".sp-map").querySelector("[data-said]");
      said.textContent = inside ? said.dataset.put : said.dataset.cleared;
      this.follow();
    }

    follow() {
      const [latitude, longitude] = this.fields.map((field) => parseFloat(field.value.replace(",", ".").replace("−", "-")));
      const known = Number.isFinite(latitude) && Number.isFinite(longitude) && this.edges.contains([latitude, longitude]);
      if (!known) return this.pin.remove();
      this.pin.setLatLng([latitude, longitude]).addTo(this.map);
      return this.map.panInside([latitude, longitude], { padding: [40, 60], animate: false });
    }
  }

  customElements.define("sp-map", MovingMap);
})();
