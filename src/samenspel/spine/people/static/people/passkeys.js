// Forms with data-passkey="create" or "get" ask the device for a passkey, then send themselves.
for (const form of document.querySelectorAll("form[data-passkey]")) {
  if (!window.PublicKeyCredential) continue
  form.hidden = false
  form.addEventListener("submit", async (event) => {
    event.preventDefault()
    const failure = form.querySelector("[data-passkey-failure]")
    failure.hidden = true
    try {
      const credential = await window.webauthnJSON[form.dataset.passkey](await options(form))
      form.elements.credential.value = JSON.stringify(credential)
      form.submit()
    } catch (error) {
      console.info("passkey:", error.name)
      failure.hidden = false
      failure.focus()
    }
  })
}

async function options(form) {
  if (form.dataset.options) return JSON.parse(form.dataset.options)
  const answer = await fetch(form.action, { headers: { Accept: "application/json" } })
  return (await answer.json()).request_options
}
