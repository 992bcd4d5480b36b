// Adds up while one chooses, and finds projects by their words and their area. Without it, the buttons do the same.
(function () {
  const ballot = document.querySelector(".plan-ballot");
  if (!ballot) return;
  const marks = Array.from(ballot.querySelectorAll("[data-price]"));
  const total = ballot.querySelector("[data-total]");
  const written = (cents) => (cents / 100).toLocaleString(ballot.dataset.language);
  const money = (cents) => ballot.dataset.money.replace("0", written(cents));
  const isMarked = (mark) => (mark.type === "checkbox" ? mark.checked : Number(mark.value) > 0);

  function addUp() {
    const chosen = marks.filter(isMarked);
    const cost = chosen.reduce((sum, mark) => sum + Number(mark.dataset.price), 0);
    const most = Number(ballot.dataset.mostCost);
    total.querySelector("[data-chosen]").textContent = chosen.length.toLocaleString(ballot.dataset.language);
    total.querySelector("[data-cost]").textContent = money(cost);
    total.querySelector("[data-bar]").value = Math.min(1, cost / most);
    const points = ballot.dataset.marks === "approval" ? [] : chosen.map((mark) => Number(mark.value));
    const given = points.reduce((sum, one) => sum + one, 0);
    const counter = total.querySelector("[data-given]");
    if (counter) counter.textContent = given.toLocaleString(ballot.dataset.language);
    const isOver = (limit, number) => Boolean(limit) && number > Number(limit);
    const tooMuch =
      isOver(ballot.dataset.most, chosen.length) ||
      isOver(ballot.dataset.points, given) ||
      isOver(ballot.dataset.each, Math.max(0, ...points)) ||
      isOver(ballot.dataset.bound && ballot.dataset.mostCost, cost);
    total.classList.toggle("plan-total--over", tooMuch);
  }

  const plain = (text) => text.toLowerCase().normalize("NFD").replace(/\p{M}/gu, "");

  const finder = ballot.querySelector("[data-finder]");
  const words = finder.querySelector("[type=search]");
  const area = finder.querySelector("select");
  const only = finder.querySelector("[data-only]");

  function find() {
    const wanted = plain(words.value).split(/\s+/).filter(Boolean);
    let found = 0;
    for (const row of ballot.querySelectorAll(".plan-choice")) {
      const text = plain(row.dataset.words);
      const isNear = !area || !area.value || row.dataset.area === area.value;
      const isLeftOut = only.checked && !isMarked(row.querySelector("[data-price]"));
      row.hidden = isLeftOut || !isNear || !wanted.every((word) => text.includes(word));
      found += row.hidden ? 0 : 1;
    }
    const said = ballot.querySelector("[data-found]");
    said.textContent = found ? "" : said.dataset.none;
  }

  finder.hidden = marks.length < 8;
  finder.addEventListener("input", find);
  words.addEventListener("keydown", (event) => {
    if (event.key === "Enter") event.preventDefault();
  });
  ballot.querySelector("[data-recount]").hidden = true;
  ballot.addEventListener("input", addUp);
  addUp();
})();
