/* The alerts at the top of every page, from /alert.json, the one file of the site that is put there alone.

   Each shows itself from its `starts` to its `expires`, by the reader's clock and without a new page. What a reader
   closed is remembered here in the browser, by the alert's id, and nowhere else. The file has all the words. */
{
  const root = new URL("../../", document.currentScript.src)
  const language = document.documentElement.lang
  const slot = document.querySelector("[data-herald-alerts]")
  const [assertive, polite] = slot.querySelectorAll("[role]")
  const CLOSED = `${root.pathname}.closed-alerts`
  const AGAIN = 5 * 60 * 1000 // milliseconds until the file is read again in a page that stays open
  const LONGEST = 2 ** 31 - 1 // milliseconds that a browser can wait

  const shown = new Map() // by id
  let alerts = []
  let readAt = 0
  let waiting = 0

  function closed() {
    try {
      return JSON.parse(localStorage.getItem(CLOSED)) || []
    } catch {
      return [] // a browser that keeps nothing for this site
    }
  }

  function close({ id }) {
    const known = new Set(alerts.map((alert) => alert.id))
    try {
      localStorage.setItem(CLOSED, JSON.stringify([...closed().filter((one) => known.has(one)), id]))
    } catch {
      alerts = alerts.filter((alert) => alert.id !== id) // then for this page
    }
    slot.focus() // or the keyboard would begin anew at the top
    show()
  }

  function element(name, properties = {}, ...children) {
    const made = Object.assign(document.createElement(name), properties)
    made.append(...children)
    return made
  }

  function drawn(alert) {
    const words = alert.words[language] || Object.values(alert.words)[0]
    const home = location.pathname.slice(root.pathname.length).replace(/index\.html$/, "")
    const whole = alert.urgent || home === "" || home === `${language}/`
    const own = words.language ? { lang: words.language } : {}
    const link = words.link && element("a", { href: new URL(words.link.slice(1), root).href }, words.more)
    const text = element("div", { className: "alert-words" })
    text.append(element("p", { className: "alert-headline", ...own }, words.headline))
    if (whole) {
      text.append(element("p", own, words.body, " ", element("strong", {}, words.action || "")))
      const facts = [link, words.area && element("span", own, words.area), words.until].filter(Boolean)
      text.append(element("p", { className: "alert-foot" }, ...facts.flatMap((one) => [" · ", one]).slice(1)))
    } else {
      text.append(element("p", own, link ? words.action || "" : words.action || words.body, link ? " " : "", link || ""))
    }
    const line = element("div", { className: "frame-width" }, element("p", { className: "alert-level" }, words.label), text)
    if (alert.dismissible) {
      const button = element("button", { type: "button", className: "alert-close" }, words.close)
      button.setAttribute("aria-label", `${words.close}: ${words.headline}`)
      button.addEventListener("click", () => close(alert))
      line.append(button)
    }
    const made = element("section", { className: `alert alert-${alert.level}` }, line)
    made.setAttribute("aria-label", `${words.label}: ${words.headline}`)
    return made
  }

  /* What holds now is there and nothing else; what stays is not touched, or it would be read out again. */
  function show() {
    const now = Date.now()
    const gone = closed()
    const holding = alerts.filter(
      (alert) =>
        Date.parse(alert.starts) <= now &&
        now < Date.parse(alert.expires) &&
        !(alert.dismissible && gone.includes(alert.id)),
    )
    const ids = new Set(holding.map((alert) => alert.id))
    for (const [id, node] of shown) {
      if (!ids.has(id)) {
        node.remove()
        shown.delete(id)
      }
    }
    for (const region of [assertive, polite]) {
      holding
        .filter((alert) => alert.urgent === (region === assertive))
        .forEach((alert, place) => {
          if (!shown.has(alert.id)) {
            const node = drawn(alert)
            shown.set(alert.id, node)
            region.insertBefore(node, region.children[place] || null)
          }
        })
    }
    for (const card of document.querySelectorAll("[data-alert-expires]")) {
      card.hidden = Date.parse(card.dataset.alertExpires) <= now
    }
    const none = document.querySelector(".alerts-none")
    if (none) none.hidden = document.querySelector("[data-alert-expires]:not([hidden])") !== null
    const moments = alerts.flatMap((alert) => [Date.parse(alert.starts), Date.parse(alert.expires)])
    const next = Math.min(...moments.filter((moment) => moment > now), now + LONGEST)
    clearTimeout(waiting)
    waiting = setTimeout(show, next - now)
  }

  async function read(options) {
    readAt = Date.now()
    try {
      const answer = await fetch(new URL("alert.json", root), options)
      if (answer.ok) ({ alerts } = await answer.json())
    } catch {
      // no line: what is known goes on
    }
    show()
  }

  function again() {
    if (!document.hidden) read({ cache: "no-cache" })
  }

  /* Timers sleep in a page that nobody looks at. */
  document.addEventListener("visibilitychange", () => (Date.now() - readAt < AGAIN ? show() : again()))
  setInterval(again, AGAIN)
  read()
}
