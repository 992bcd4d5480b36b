"""A page is walked through by Tab, from its beginning to its end."""

MOST, AT_ONCE = 400, 20  # stops on a page: a field for a moment has several
STOPS = """() => {
    const stops = "a[href], button, select, textarea, summary, input:not([type=hidden]), [tabindex='0']";
    const among = (one) => [...document.getElementsByName(one.name)];
    const stands = (one) => among(one).find((each) => each.checked) ?? among(one)[0];
    const hasArrows = (bar) => bar?.querySelector("[tabindex='0']");
    const isByArrows = (one) => one.tabIndex < 0 && hasArrows(one.closest("[role=toolbar]"));
    const isStop = (one) => one.closest("main") && one.checkVisibility() && !one.disabled && !isByArrows(one);
    const isOne = (one) => one.type !== "radio" || one === stands(one);
    return [...document.querySelectorAll(stops)].filter((one) => isStop(one) && isOne(one))
        .map((one) => one.outerHTML.slice(0, 160));
}"""
BEGIN = """() => {
    const isShown = (each) => {
        const { outlineStyle, boxShadow } = getComputedStyle(each);
        return outlineStyle !== "none" || boxShadow !== "none";
    };
    document.getElementById("main").focus();
    window.tabbed = { stops: [], isOver: false };
    document.addEventListener("focusin", ({ target: one }) => {
        tabbed.isOver ||= !one.closest("main") || one.id === "main";
        if (tabbed.isOver) return;
        const shows = [one, one.closest(".sp-card:focus-within")].filter(Boolean).some(isShown);
        tabbed.stops.push([one.outerHTML.slice(0, 160), shows]);
    });
}"""
IS_OVER = "tabbed.isOver || !document.activeElement.closest('main')"


def missed_by_tab(page):
    """Where Tab does not stop, and what does not show that it does. A script may add stops while it walks."""
    page.evaluate(BEGIN)
    before = set(page.evaluate(STOPS))
    for _ in range(MOST // AT_ONCE):
        for _ in range(AT_ONCE):
            page.keyboard.down("Tab")
        if page.evaluate(IS_OVER):
            break
    page.keyboard.up("Tab")
    stops = page.evaluate("tabbed.stops")
    unseen = {stop for stop, _ in stops} - {stop for stop, shows in stops if shows}
    passed = before.intersection(page.evaluate(STOPS)) - {stop for stop, _ in stops}
    return [*(f"no stop: {one}" for one in passed), *(f"does not show: {one}" for one in unseen)]
