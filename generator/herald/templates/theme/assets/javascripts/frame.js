/* The reader's colors, on the page before it is painted: those chosen here before, or the system's. */
{
  const root = document.documentElement
  const system = matchMedia("(prefers-color-scheme: dark)")
  const kept = `${new URL("../../", document.currentScript.src).pathname}.colors`

  const chosen = () => {
    try {
      return localStorage.getItem(kept)
    } catch {
      return null // a browser that keeps nothing for this site
    }
  }
  const keep = (scheme) => {
    try {
      localStorage.setItem(kept, scheme)
    } catch {
      // the choice holds for this page
    }
  }
  const show = (scheme) => root.setAttribute("data-md-color-scheme", scheme)
  const asked = () => (system.matches ? "slate" : "default") // Material's names for dark and light

  root.classList.remove("no-js")
  // A script that does not arrive is as one that is off: what stands for it is shown.
  addEventListener("error", ({ target }) => target.tagName === "SCRIPT" && root.classList.add("no-js"), true)
  show(chosen() || asked())
  system.addEventListener("change", () => chosen() || show(asked()))
  document.addEventListener("DOMContentLoaded", () => {
    for (const button of document.querySelectorAll("[data-herald-palette]")) {
      button.hidden = false
      button.addEventListener("click", () => {
        show(root.getAttribute("data-md-color-scheme") === "slate" ? "default" : "slate")
        keep(root.getAttribute("data-md-color-scheme"))
      })
    }
  })
}
