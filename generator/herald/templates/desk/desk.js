/* The system's colors, before the page is painted; without scripts the desk is light. */
{
  const dark = matchMedia("(prefers-color-scheme: dark)")
  const follow = () => document.documentElement.setAttribute("data-md-color-scheme", dark.matches ? "slate" : "default")
  dark.addEventListener("change", follow)
  follow()
}
