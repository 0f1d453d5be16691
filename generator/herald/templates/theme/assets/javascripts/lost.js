/* On the page of an address that was not found: what the address was about, as words to search for. */
{
  const field = document.getElementById("__lost")
  const last = location.pathname.split("/").filter(Boolean).pop() || ""
  let name = last
  try {
    name = decodeURIComponent(last)
  } catch {
    // an address with a stray percent sign
  }
  const words = name.replace(/\.[a-z0-9]{2,5}$/i, "").replace(/[^\p{L}\p{N}]+/gu, " ").trim()
  if (!field.value) field.value = words.slice(0, 80)
}
