/* Puts the reader's colors on the page before it is painted: the ones chosen here before, or the system's. */
{
  const kept = __md_get("__palette")
  const dark = matchMedia("(prefers-color-scheme: dark)").matches
  const colors = kept && kept.color ? kept.color : { scheme: dark ? "slate" : "default" }
  document.body.setAttribute("data-md-color-scheme", colors.scheme)
}
