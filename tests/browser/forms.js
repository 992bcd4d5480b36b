// What a test knows of the forms on a page: which there are, what is in them, and how to fill them in.
(() => {
  const FREE = ["hidden", "submit", "button", "file"];
  const posts = () => [...document.querySelectorAll("main form[method=post]")];
  const typed = (form) => [...form.elements].filter((one) => one.name && !FREE.includes(one.type));
  const action = (form) => new URL(form.getAttribute("action") || location.href, location.href).pathname;
  const files = (form) => [...form.elements].filter((one) => one.type === "file");
  const values = (form) => typed(form).map((one) =>
    [one.name, "checked" in one && /checkbox|radio/.test(one.type) ? `${one.value}:${one.checked}` : one.value]);
  const BY_TYPE = { number: "7", date: "2031-02-03", time: "10:30", email: "somebody@example.org", url: "https://example.org/" };
  const text = (one) => BY_TYPE[one.type] ?? (one.type === "datetime-local" ? "2031-02-03T10:30"
    : one.tagName === "TEXTAREA" ? "\n<b>One</b> & \"two\"\n\nthree é" : `Typed '<i>' ${one.name.length}`);
  function fill(form) {
    for (const one of typed(form)) {
      if (one.type === "radio") one.checked = true;
      else if (one.type === "checkbox") one.checked = !one.checked;
      else if (one.tagName === "SELECT") one.selectedIndex = one.options.length - 1;
      else one.value = text(one);
      one.dispatchEvent(new Event("input", { bubbles: true }));
    }
  }
  const named = (where) => posts().find((form) => action(form) === where && typed(form).length + files(form).length);
  window.walk = {
    forms: () => posts().filter((form) => typed(form).length || files(form).length)
      .map((form) => ({ action: action(form), files: files(form).map((one) => one.name),
        needs: typed(form).some((one) => one.required && /text|area/.test(one.type)) })),
    fill: (where) => { fill(named(where)); return values(named(where)); },
    values: (where) => named(where) ? values(named(where)) : document.body.innerText,
    kept: (where) => (named(where)?.innerHTML.match(/“kept\.\w+”/g) ?? []).length,
    empty: (where) => { const one = typed(named(where)).find((one) => one.required && /text|area/.test(one.type)); one.value = " "; return one.name; },
    send: (where) => named(where).querySelector("button[type=submit]:not([formaction]), button:not([type])").click(),
  };
})();
