/* For Material's own script, where an office asks for it (ADR 32): the names that it calls, which Material writes
   into every page, as a file: so the Content-Security-Policy can refuse every script that stands in a page. */
var __md_scope = new URL("../../", document.currentScript.src)

function __md_hash(text) {
  return [...text].reduce((hash, letter) => (hash << 5) - hash + letter.charCodeAt(0), 0)
}

function __md_get(key, storage = localStorage, scope = __md_scope) {
  try {
    return JSON.parse(storage.getItem(scope.pathname + "." + key))
  } catch {
    return null // a browser that keeps nothing for this site
  }
}

function __md_set(key, value, storage = localStorage, scope = __md_scope) {
  try {
    storage.setItem(scope.pathname + "." + key, JSON.stringify(value))
  } catch {
    // a browser that keeps nothing for this site
  }
}

/* Material looks for a sitemap beside every page and feed that <link rel="alternate"> names, on every page it
   shows, and finds none. It asks for exactly that word; with a space behind it, the word still is a link's type. */
document.addEventListener("DOMContentLoaded", () => {
  for (const link of document.querySelectorAll("link[rel='alternate']")) link.rel = "alternate "
})
