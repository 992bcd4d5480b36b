// What the walk over all forms knows of a page: which forms there are, what is in them, and how they are filled in.
(() => {
  const UNTYPED = ["hidden", "submit", "button", "file", "search"];
  const TYPED = { number: "7", date: "2031-02-03", time: "10:30", "datetime-local": "2031-02-03T10:30" };
  const posts = () => [...document.querySelectorAll("main form[method=post]")];
  const fields = (form) => [...form.elements].filter((one) => one.name && !UNTYPED.includes(one.type));
  const files = (form) => [...form.elements].filter((one) => one.type === "file");
  const action = (form) => new URL(form.getAttribute("action") || location.href, location.href).pathname;
  const isSwitch = (one) => one.type === "checkbox" || one.type === "radio";
  const isText = (one) => one.tagName === "TEXTAREA" || one.type === "text";
  const named = (where) => posts().find((form) => action(form) === where && fields(form).length + files(form).length);
  const text = (one) => TYPED[one.type] ?? (one.tagName === "TEXTAREA" ? "\n<b>One</b> & \"two\"\n\n  é" : "'<i>' & \"é\"");

  function fill(one) {
    if (one.type === "radio") one.checked = true;
    else if (one.type === "checkbox") one.checked = !one.checked;
    else if (one.tagName === "SELECT") one.selectedIndex = one.options.length - 1;
    else one.value = text(one);
    one.dispatchEvent(new Event("input", { bubbles: true }));
  }

  window.walk = {
    forms: () => posts().filter((form) => fields(form).length + files(form).length).map((form) => ({
      address: action(form),
      files: files(form).map((one) => one.name),
      needs: fields(form).some((one) => one.required && isText(one)),
    })),
    fill: (where) => fields(named(where)).forEach(fill),
    typed: (where) => named(where) ? fields(named(where)).map((one) => [one.name, isSwitch(one) ? one.checked : one.value])
      : `no form for ${where} at ${location.href}: ${document.title}`,
    kept: (where) => (named(where)?.innerText.match(/kept\.png/g) ?? []).length,
    empty(where) {
      const one = fields(named(where)).find((one) => one.required && isText(one));
      one.value = " ";
      one.dispatchEvent(new Event("input", { bubbles: true }));
      return one.name;
    },
    // The plain button, or the first where each says what it does.
    mark(where) {
      const buttons = [...named(where).querySelectorAll("button:not([formaction], [type=button])")];
      (buttons.find((one) => !one.name) ?? buttons[0]).dataset.walk = "";
    },
  };
})();
