/* What only a browser knows of the calendar: which day it is, and what a reader wants to see of it.

   The pages are complete without it, and say nothing that depends on the day. With it, today is marked by the
   office's clocks, and a month can be narrowed down. */

const found = (where, what) => [...where.querySelectorAll(what)]

/** The day of a moment in a zone, as records write it: 2026-12-03. */
function dayIn(zone, moment) {
  const parts = new Intl.DateTimeFormat("en-US", { timeZone: zone, year: "numeric", month: "2-digit", day: "2-digit" })
  const named = Object.fromEntries(parts.formatToParts(moment).map(({ type, value }) => [type, value]))
  return `${named.year}-${named.month}-${named.day}`
}

function markToday(calendar, now) {
  const today = dayIn(calendar.dataset.zone, now)
  for (const place of found(calendar, "[data-day]")) {
    const is = place.dataset.day === today
    if (is === place.hasAttribute("aria-current")) continue
    place.toggleAttribute("aria-current", is)
    if (is) {
      place.setAttribute("aria-current", "date")
      const word = document.createElement("span")
      word.className = "today-word"
      word.textContent = ` ${calendar.dataset.today}`
      place.querySelector("time").after(word)
    } else {
      place.querySelector(".today-word")?.remove()
    }
  }
  const over = calendar.querySelector(".month-over")
  if (over) over.hidden = today < calendar.dataset.after
}

function tell() {
  for (const calendar of found(document, "[data-calendar]")) markToday(calendar, new Date())
}

/* What is chosen stands in the address, so that it can be sent on, and goes along to other months. */
function narrowed(calendar, fold) {
  const form = fold.querySelector("form")
  const fields = found(form, "select")
  const said = form.querySelector("[data-shown]")
  const page = form.querySelector(".filters-page")
  const entries = found(calendar, "li[data-kind], li[data-committee], li[data-neighborhood], .agenda-entry")

  function show() {
    const chosen = fields.filter((field) => field.value)
    for (const entry of entries) entry.hidden = chosen.some((field) => entry.dataset[field.name] !== field.value)
    for (const day of found(calendar, ".agenda-day")) day.hidden = !day.querySelector(".agenda-entry:not([hidden])")
    for (const week of found(calendar, ".week")) {
      week.hidden = !week.querySelector(".agenda-day:not([hidden], .agenda-outside)")
      for (const link of found(calendar, `.weeks a[href="#${week.id}"]`)) link.parentElement.hidden = week.hidden
    }
    for (const square of found(calendar, "td:has(ul)")) {
      // A day with nothing left is no way to it any more, and its count is not that of what is left.
      const left = square.querySelector("li:not([hidden])")
      const link = square.querySelector(".month-day")
      square.classList.toggle("month-busy", Boolean(left))
      link.toggleAttribute("href", Boolean(left))
      if (left) link.href = `#day_${square.dataset.day}`
      for (const count of found(link, ".only-heard")) count.hidden = chosen.length > 0
    }
    const listed = found(calendar, ".agenda-day:not(.agenda-outside) .agenda-entry")
    const left = listed.filter((entry) => !entry.hidden).length
    said.textContent = chosen.length
      ? said.dataset.shown.replace("{n}", left).replace("{all}", listed.length)
      : ""
    const address = chosen.length === 1 ? chosen[0].selectedOptions[0].dataset.page : ""
    page.hidden = !address
    if (address) page.querySelector("a").href = address
  }

  function remember() {
    const query = new URLSearchParams(fields.filter((field) => field.value).map((field) => [field.name, field.value]))
    history.replaceState(null, "", `${query.size ? `?${query}` : location.pathname}${location.hash}`)
    for (const link of found(calendar, "a[data-keep]")) link.search = query.toString()
  }

  /* Another month may have something of which this one has nothing. */
  function take() {
    const query = new URLSearchParams(location.search)
    for (const field of fields) {
      const value = query.get(field.name) ?? ""
      const known = [...field.options].some((option) => option.value === value)
      if (!known && /^[a-z0-9-]+$/.test(value)) field.add(new Option(value.replaceAll("-", " "), value))
      if (known || field.options.length) field.value = value
    }
  }

  form.addEventListener("submit", (event) => event.preventDefault())
  form.addEventListener("change", () => (show(), remember()))
  form.addEventListener("reset", () => setTimeout(() => (show(), remember())))
  fold.hidden = false
  take()
  show()
  remember()
  fold.open = matchMedia("(min-width: 60em)").matches || fields.some((field) => field.value)
}

tell()
setInterval(tell, 60_000)
document.addEventListener("visibilitychange", tell)
for (const calendar of found(document, "[data-calendar]")) {
  for (const fold of found(calendar, "[data-filters]")) narrowed(calendar, fold)
}
