/* The search: in the head of every page, where results come as one types, and on the page of the search.

   Both are forms that lead to that page with the words in the address (?q=), so they are of use before this file
   is there. The index is loaded when somebody begins to search, and not before. */

const LANGUAGE = document.documentElement.lang
const PAUSE = 150 // milliseconds after the last key
const IN_PANEL = 6
const AT_ONCE = 10

let opened = null

function index() {
  if (!opened) {
    opened = import("./search-index.js").then(({ Index }) => Index.open(LANGUAGE))
    opened.catch(() => (opened = null))
  }
  return opened
}

function element(name, properties = {}, ...children) {
  const made = Object.assign(document.createElement(name), properties)
  made.append(...children)
  return made
}

function refill(list, items) {
  list.textContent = ""
  list.append(...items)
}

function filled(words, values) {
  return words.replace(/\{(\w+)\}/g, (whole, name) => values[name])
}

/* "Dec. 3, 2026, 6:30 p.m." in English, as the AP has it; in other languages as the browser does. */
function moment({ day, starts }, months) {
  const shown = months
    ? `${months[day.getUTCMonth()]} ${day.getUTCDate()}, ${day.getUTCFullYear()}`
    : day.toLocaleDateString(LANGUAGE, { day: "numeric", month: "long", year: "numeric", timeZone: "UTC" })
  return starts ? `${shown}, ${months ? clock(starts) : localClock(starts)}` : shown
}

function clock(starts) {
  const [hour, minute] = starts.split(":").map(Number)
  if (minute === 0 && hour % 12 === 0) return hour ? "noon" : "midnight"
  return `${hour % 12 || 12}${minute ? starts.slice(2) : ""} ${hour < 12 ? "a.m." : "p.m."}`
}

/* As the browser says it, on the clock of readers in the United States: 6:30 p. m. in Spanish. */
function localClock(starts) {
  const { hour12 } = new Intl.DateTimeFormat(`${LANGUAGE}-US`, { hour: "numeric" }).resolvedOptions()
  const written = { hour: "numeric", minute: "2-digit", hour12, timeZone: "UTC" }
  return new Date(`1970-01-01T${starts}Z`).toLocaleTimeString(LANGUAGE, written)
}

/* One result. Words of another language than the page's say so. */
function item(card, { say, guide }) {
  const foreign = card.language === LANGUAGE ? {} : { lang: card.language }
  const facts = element("p", { className: "search-facts" }, element("span", { className: "search-kind" }, card.label))
  if (card.day) {
    const iso = card.day.toISOString().slice(0, 10)
    facts.append(" · ", element("time", { dateTime: iso }, moment(card, guide.months)))
  }
  if (card.where) facts.append(" · ", element("span", foreign, card.where))
  if (card.state) facts.prepend(element("strong", { className: `search-state search-${card.state}` }, say[card.state]), " ")
  const link = element("a", { href: card.url, ...foreign }, card.title)
  return element("li", { className: "search-result" }, element("p", { className: "search-title" }, link), facts)
}

/* A search as it goes on: `show` is given what is found so far, and nothing once something newer was asked. */
class Searcher {
  constructor(show, fail) {
    this.asked = 0
    this.waiting = 0
    this.show = show
    this.fail = fail
  }

  soon(query, options) {
    clearTimeout(this.waiting)
    this.asked += 1 // what is on its way is no longer wanted
    this.waiting = setTimeout(() => this.now(query, options), PAUSE)
  }

  async now(query, { typing = false } = {}) {
    clearTimeout(this.waiting)
    const asked = (this.asked += 1)
    try {
      const ready = await index()
      const terms = ready.terms(query, typing)
      if (asked !== this.asked) return
      if (!terms.length) {
        await this.show(ready, { query, numbers: [], empty: true, done: true }, () => asked === this.asked)
        return
      }
      for await (const found of ready.search(terms)) {
        if (asked !== this.asked) return
        await this.show(ready, { query, ...found }, () => asked === this.asked)
      }
    } catch (error) {
      console.warn(error)
      if (asked === this.asked) this.fail()
    }
  }

  stop() {
    clearTimeout(this.waiting)
    this.asked += 1
  }
}

function counted({ say }, { query, empty, some, total }) {
  const values = { query: query.trim(), n: total.toLocaleString("en-US") }
  if (empty) return query.trim() ? say.short : ""
  const words = filled(total === 0 ? say.none : total === 1 ? say.one : say.many, values)
  return some && total ? `${say.some} ${words}` : words
}

/* In the head of the page */

function box(form) {
  const input = form.elements.q
  const status = element("p", { className: "search-status", role: "status" })
  const list = element("ul", { className: "search-list" })
  const all = element("a", { className: "search-all", href: form.action })
  const panel = element("div", { className: "search-panel", hidden: true }, status, list, all)
  form.append(panel)

  const searcher = new Searcher(
    async (ready, found, wanted) => {
      const cards = await ready.cards(found.numbers.slice(0, IN_PANEL))
      if (!wanted()) return
      refill(list, cards.map((card) => item(card, ready)))
      all.textContent = ready.say.all
      all.search = `?${new URLSearchParams({ q: found.query })}`
      all.hidden = !found.numbers.length
      if (found.done) status.textContent = counted(ready, { ...found, total: found.numbers.length })
      panel.hidden = found.empty && !found.query.trim()
    },
    () => (panel.hidden = true)
  )

  input.addEventListener("focus", () => index().catch(() => {}), { once: true })
  input.addEventListener("input", () => {
    if (input.value.trim()) searcher.soon(input.value, { typing: true })
    else close()
  })

  function close() {
    searcher.stop()
    panel.hidden = true
    status.textContent = ""
  }

  form.addEventListener("keydown", (event) => {
    const stops = [input, ...panel.querySelectorAll("a:not([hidden])")]
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key]
    if (event.key === "Escape" && !panel.hidden) {
      event.preventDefault() // or the field is emptied as well
      input.focus()
      close()
    } else if (step && !panel.hidden) {
      event.preventDefault()
      const place = stops.indexOf(document.activeElement) + step
      stops[Math.min(Math.max(place, 0), stops.length - 1)].focus()
    }
  })
  form.addEventListener("focusout", ({ relatedTarget }) => {
    if (relatedTarget && !form.contains(relatedTarget)) close()
  })
  document.addEventListener("click", ({ target }) => {
    if (!panel.hidden && !form.contains(target)) close()
  })
}

/* The page of the search */

function page(form) {
  const { q, kind, year } = form.elements
  const results = document.getElementById("search_results")
  const [status, list, more] = ["status", "list", "more"].map((part) => results.querySelector(`.search-${part}`))
  const title = document.title
  let [latest, numbers, shown, wanted] = [null, [], 0, 0]

  const searcher = new Searcher(
    async (ready, found) => {
      latest = [ready, found]
      await draw()
    },
    async () => {
      latest = null
      refill(list, [])
      more.hidden = true
      status.textContent = form.dataset.failed
    }
  )

  /* What was found, narrowed; what is shown already stays where it is if it is still the beginning. */
  async function draw() {
    if (!latest) return
    const [ready, found] = latest
    const narrowed = found.numbers.filter(
      (number) =>
        (!kind.value || ready.kindOf(number)[0] === kind.value) &&
        (!year.value || String(ready.yearOf(number)) === year.value)
    )
    const stays = shown > 0 && numbers.slice(0, shown).every((number, place) => number === narrowed[place])
    numbers = narrowed
    if (!stays) shown = 0
    await reveal(ready, Math.max(shown, Math.min(AT_ONCE, numbers.length)), !stays)
    if (found.done && latest && latest[1] === found) status.textContent = counted(ready, { ...found, total: numbers.length })
  }

  async function reveal(ready, until, anew) {
    const drawing = (wanted += 1)
    const [from, part] = [shown, numbers.slice(shown, until)]
    const cards = await ready.cards(part)
    if (drawing !== wanted) return null
    const items = cards.map((card) => item(card, ready))
    if (anew) refill(list, items)
    else list.append(...items)
    shown = from + part.length
    more.hidden = shown >= numbers.length
    return items[0]
  }

  more.addEventListener("click", async () => {
    const first = await reveal(latest[0], shown + AT_ONCE, false)
    if (first) first.querySelector("a").focus()
  })

  function remember() {
    const said = [...new FormData(form)].filter(([, value]) => value.trim())
    history.replaceState(null, "", said.length ? `?${new URLSearchParams(said)}` : location.pathname)
    for (const link of document.querySelectorAll(".frame-language")) link.search = location.search
    document.title = q.value.trim() ? `${q.value.trim()} – ${title}` : title
  }

  q.addEventListener("input", () => {
    remember()
    searcher.soon(q.value, { typing: true })
  })
  for (const choice of [kind, year]) {
    choice.addEventListener("change", () => {
      remember()
      draw().catch(() => searcher.fail())
    })
  }
  form.addEventListener("submit", (event) => {
    event.preventDefault()
    remember()
    searcher.now(q.value)
  })

  const asked = new URLSearchParams(location.search)
  for (const control of [q, kind, year]) control.value = asked.get(control.name) || ""
  if (kind.selectedIndex < 0) kind.value = ""
  if (year.selectedIndex < 0) year.value = ""
  results.hidden = false
  remember()
  if (q.value.trim()) searcher.now(q.value)
  else index().catch(() => {})
}

for (const form of document.querySelectorAll("form[data-herald-search]")) {
  if (form.dataset.heraldSearch === "page") page(form)
  else box(form)
}
