/* What is over leaves the lists of what is coming; where nothing is left, the page says so in the office's words.

   The page waits for this right behind each such list: what is over is gone before it is painted, and nothing moves. */
{
  const leave = () => {
    const now = new Date()
    for (const next of document.querySelectorAll("[data-until]")) next.hidden = new Date(next.dataset.until) <= now
    for (const list of document.querySelectorAll("[data-coming]")) {
      const rows = [...list.querySelectorAll("[data-ends]")]
      for (const row of rows) row.hidden = new Date(row.dataset.ends) <= now
      const none = list.nextElementSibling
      if (none?.matches("[data-none]")) none.hidden = rows.some((row) => !row.hidden)
    }
  }
  leave()
  setInterval(leave, 60_000)
  document.addEventListener("visibilitychange", leave)
}
