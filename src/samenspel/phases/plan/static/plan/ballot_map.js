// Shows on the map what is marked in the list, and lets one mark it there: the list is what is sent.
(function () {
  const part = document.querySelector(".plan-ballot-map");
  if (!part) return;
  const ballot = part.closest("form"), map = part.querySelector("sp-map");
  const inputOf = (pin) => document.getElementById(`p${pin.key}`);
  const isMarked = (input) => (input.type === "checkbox" ? input.checked : Number(input.value) > 0);
  let all = [];

  function follow() {
    for (const pin of all) pin.chosen = isMarked(inputOf(pin)) ? part.dataset.chosenWord : "";
    map.pins = all.filter((pin) => !inputOf(pin).closest(".plan-choice").hidden);
  }

  map.addEventListener("sp-map-ready", () => {
    all = map.pins;
    follow();
    ballot.addEventListener("input", () => {
      follow();
      map.draw();
    });
  });

  map.addEventListener("sp-map-pin", ({ detail: { pin, box } }) => {
    const input = inputOf(pin);
    if (input.type !== "checkbox") return;
    const label = document.createElement("label"), choice = document.createElement("input");
    choice.type = "checkbox";
    choice.className = "utrecht-checkbox utrecht-checkbox--html-input";
    choice.checked = input.checked;
    choice.addEventListener("change", () => {
      input.checked = choice.checked;
      input.dispatchEvent(new Event("input", { bubbles: true }));
    });
    label.className = "sp-choice";
    label.append(choice, document.createTextNode(part.dataset.chooseWord));
    box.append(label);
  });
})();
